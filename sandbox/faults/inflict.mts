import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyReply } from 'fastify';
import { isRefusalCode, Refusal } from '../answer/refusal.mts';
import type { WrittenAnswer } from '../answer/write.mts';
import { FAULT_KINDS } from './fault.mts';
import type { Fault, FaultKind } from './fault.mts';

/** A call on which a fault is inflicted. */
export interface Exchange {
	readonly reply: FastifyReply;
	/** Carries the call out, or refuses it as told. */
	answer(refusal?: Refusal): Promise<WrittenAnswer>;
}

type Effect = (fault: Fault, exchange: Exchange) => void | Promise<void>;

const HTML =
	'<!DOCTYPE html><html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>';
const JSON_TYPE = 'application/json; charset=utf-8';
const HTML_TYPE = 'text/html; charset=utf-8';

/** Answers what the fault holds in place of the call's answer. */
const instead =
	(status: number, body: string, contentType: string): Effect =>
	(fault, { reply }) => {
		reply
			.code(fault.status ?? status)
			.header('content-type', fault.contentType ?? contentType)
			.headers({ ...fault.headers })
			.send((fault.body ?? body).repeat(fault.repeat ?? 1));
	};

/** Answers with the call's answer in altered bytes. */
const altered =
	(alter: (body: Buffer, fault: Fault) => Buffer): Effect =>
	async (fault, { reply, answer }) => {
		const { contentType, body } = await answer();
		reply.header('content-type', contentType).send(alter(Buffer.from(body), fault));
	};

const EFFECTS: Record<FaultKind, Effect> = {
	delay: async (fault, { reply, answer }) => {
		await sleep(fault.ms ?? 1000, undefined, { ref: false });
		const { contentType, body } = await answer();
		reply.header('content-type', contentType).send(body);
	},
	hang: (_fault, { reply }) => {
		reply.hijack();
	},
	refuse: async ({ code = 0 }, { reply, answer }) => {
		const { contentType, body } = await answer(new Refusal(isRefusalCode(code) ? code : 0));
		reply.header('content-type', contentType).send(body);
	},
	status: instead(500, '', HTML_TYPE),
	html: instead(200, HTML, HTML_TYPE),
	empty: instead(200, '', JSON_TYPE),
	body: instead(200, '', JSON_TYPE),
	redirect: (fault, { reply }) => {
		reply
			.code(fault.status ?? 302)
			.header('location', fault.location ?? '/')
			.send();
	},
	breakBefore: breakOff,
	breakAfter: breakOff,
	breakDuring: async (fault, exchange) => {
		const { contentType, body } = await exchange.answer();
		const bytes = Buffer.from(body);
		const { raw } = exchange.reply.hijack();
		raw.writeHead(200, { 'content-type': contentType, 'content-length': bytes.length });
		raw.write(firstPart(bytes, fault), () => raw.destroy());
	},
	truncated: altered(firstPart),
	drip: async (fault, exchange) => {
		const { contentType, body } = await exchange.answer();
		const bytes = Buffer.from(body);
		const { raw } = exchange.reply.hijack();
		raw.writeHead(200, { 'content-type': contentType, 'content-length': bytes.length });
		const size = fault.bytes ?? 1;
		for (let start = 0; start < bytes.length && !raw.destroyed; start += size) {
			raw.write(bytes.subarray(start, start + size));
			await sleep(fault.ms ?? 50, undefined, { ref: false });
		}
		raw.end();
	},
	bom: altered((body) => Buffer.concat([Buffer.from('\uFEFF'), body])),
	utf16: altered((body) => Buffer.from(`\uFEFF${body}`, 'utf16le')),
	padded: altered((body, { bytes = 1024 }) => Buffer.concat([body, Buffer.alloc(bytes, ' ')])),
	edit: altered((body, { set = {}, remove = [] }) => {
		const fields: Record<string, unknown> = { ...JSON.parse(body.toString()), ...set };
		for (const name of remove) delete fields[name];
		return Buffer.from(JSON.stringify(fields));
	}),
};

/** Makes a call go wrong. A call that is carried out has its effect whatever the caller gets to see. */
export async function inflict(fault: Fault, exchange: Exchange): Promise<void> {
	const usesAnswer = FAULT_KINDS[fault.kind] && fault.kind !== 'breakAfter';
	if (!usesAnswer && (fault.processed ?? FAULT_KINDS[fault.kind])) await exchange.answer();
	await EFFECTS[fault.kind](fault, exchange);
}

function breakOff(_fault: Fault, { reply }: Exchange): void {
	reply.hijack().raw.destroy();
}

function firstPart(body: Buffer, fault: Fault): Buffer {
	return body.subarray(0, fault.bytes ?? Math.floor(body.length / 2));
}
