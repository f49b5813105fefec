import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';

/** How a server answers a call, whose form fields it is told. */
export type Answer = (fields: URLSearchParams, response: ServerResponse) => Promise<void> | void;

/** A server at a wrong base URL, or one that was taken over; it answers whatever it is told to. */
export class HostileServer {
	/** The calls that have come: path and body. */
	readonly calls: Array<{ path: string; body: string }> = [];
	/** What comes next, for every call. */
	answer: Answer = (_fields, response) => void response.end();
	readonly #server = createServer((request, response) => void this.#serve(request, response));

	/** Starts it, and gives what a credential has as its base URL. */
	async open(): Promise<string> {
		await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
		return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/api`;
	}

	close(): void {
		this.#server.closeAllConnections();
		this.#server.close();
	}

	async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const body = await text(request);
		this.calls.push({ path: request.url ?? '', body });
		await this.answer(new URLSearchParams(body), response);
	}
}

/** A rejection with these remarks. */
export function rejecting(remarks: (fields: URLSearchParams) => string): Answer {
	return (fields, response) =>
		void response.end(JSON.stringify({ status: '0', error: '105', remarks: remarks(fields) }));
}

const MEGABYTE = 1024 * 1024;
const DEEP = 200_000;
const everything = (fields: URLSearchParams) => `you sent ${fields.toString()}`;

/** What a hostile server answers, besides echoes. */
export const HOSTILE_RESPONSES: Readonly<Record<string, Answer>> = {
	'5 MB of remarks': rejecting(() => 'Sorry! '.repeat((5 * MEGABYTE) / 7)),
	'markup in the remarks': rejecting(
		() => '<a href="https://x.example">Fix</a><img src=x onerror=alert(1)>',
	),
	'line feeds and colours of a terminal': rejecting(
		() => 'no\r\n2026-11-26 ERROR forged line\u001b[31m\u001b]0;title\u0007\u2028and another',
	),
	'a code of a million digits': (_fields, response) =>
		void response.end(JSON.stringify({ status: '0', error: '9'.repeat(1_000_000) })),
	'30 MB': (_fields, response) => void response.end(Buffer.alloc(30 * MEGABYTE, '{"status":"1"} ')),
	'a response without end': async (_fields, response) => {
		while (!response.destroyed && response.write(Buffer.alloc(MEGABYTE, ' '))) await sleep(1);
		while (!response.destroyed) {
			response.write(Buffer.alloc(MEGABYTE, ' '));
			await sleep(10);
		}
	},
	'a byte at a time': async (_fields, response) => {
		while (!response.destroyed) {
			response.write(' ');
			await sleep(50);
		}
	},
	'JSON of 200,000 levels': (_fields, response) =>
		void response.end(`${'{"a":'.repeat(DEEP)}1${'}'.repeat(DEEP)}`),
	'lists of 200,000 levels': (_fields, response) => void response.end('['.repeat(DEEP)),
	'XML of 200,000 levels': (_fields, response) =>
		void response.end(`<response>${'<a>'.repeat(DEEP)}1${'</a>'.repeat(DEEP)}</response>`),
	'XML whose entities grow': (_fields, response) =>
		void response.end(
			`<!DOCTYPE r [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]><response><status>1</status><remarks>&b;</remarks></response>`,
		),
	'an HTML page that echoes': (fields, response) =>
		void response.end(`<html><body>${everything(fields)}</body></html>`),
	'a network error that echoes': (fields, response) => {
		response.statusCode = 502;
		response.end(`Bad gateway: ${everything(fields)}`);
	},
	'headers that echo': (fields, response) => {
		response.writeHead(500, everything(fields).replace(/[^\x20-\x7e]/g, ''), {
			'x-echo': fields.get('key') ?? '',
			'content-type': `text/html; charset=${fields.get('key') ?? ''}`,
		});
		response.end();
	},
};
