import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyReply } from 'fastify';
import { isRefusalCode, Refusal } from '../answer/refusal.mts';
import type { WrittenAnswer } from '../answer/write.mts';
import { edited, recoded, withIds } from './alter.mts';
import { FAULT_KINDS } from './fault.mts';
import type { Fault, FaultKind } from './fault.mts';

/** A call on which a fault is inflicted. */
export interface Exchange {
	readonly reply: FastifyReply;
	/** Carries the call out, or refuses it as told. */
	answer(refusal?: Refusal): Promise<WrittenAnswer>;
}

/** What the caller gets to see. @param answer the call's own, empty where it was not executed */
type Effect = (fault: Fault, reply: FastifyReply, answer: WrittenAnswer) => void | Promise<void>;

const HTML =
	'<!DOCTYPE html><html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>';
const JSON_TYPE = 'application/json; charset=utf-8';
const HTML_TYPE = 'text/html; charset=utf-8';
const NO_ANSWER: WrittenAnswer = { contentType: JSON_TYPE, body: '' };

const EFFECTS: Record<FaultKind, Effect> = {
	delay: async ({ ms = 1000 }, reply, { contentType, body }) => {
		await pause(ms);
		reply.header('content-type', contentType).send(body);
	},
	hang: (_fault, reply) => {
		reply.hijack();
	},
	refuse: altered((body) => body),
	status: instead(500, '', HTML_TYPE),
	html: instead(200, HTML, HTML_TYPE),
	empty: instead(200, '', JSON_TYPE),
	body: instead(200, '', JSON_TYPE),
	redirect: ({ status = 302, location = '/' }, reply) => {
		reply.code(status).header('location', location).send();
	},
	breakBefore: breakOff,
	breakAfter: breakOff,
	breakDuring: (fault, reply, answer) => {
		const { raw, bytes } = beginRaw(reply, answer);
		raw.write(firstPart(bytes, fault), () => end(raw, fault));
	},
	truncated: altered(firstPart),
	drip: async ({ bytes: size = 1, ms = 50 }, reply, answer) => {
		const { raw, bytes } = beginRaw(reply, answer);
		for (let start = 0; start < bytes.length && !raw.destroyed; start += size) {
			raw.write(bytes.subarray(start, start + size));
			await pause(ms);
		}
		raw.end();
	},
	bom: altered((body) => Buffer.from(`\uFEFF${body}`)),
	utf16: altered((body) => Buffer.from(`\uFEFF${body}`, 'utf16le')),
	padded: altered((body, { bytes = 1024 }) => Buffer.concat([body, Buffer.alloc(bytes, ' ')])),
	charset: altered(recoded),
	edit: altered(edited),
	ids: altered(withIds),
};

/** Makes a call go wrong. A call that is executed has its effect whatever its caller gets to see. */
export async function inflict(fault: Fault, { reply, answer }: Exchange): Promise<void> {
	await EFFECTS[fault.kind](fault, reply, await ownAnswer(fault, answer));
}

async function ownAnswer(fault: Fault, answer: Exchange['answer']): Promise<WrittenAnswer> {
	if (fault.kind === 'refuse') return await answer(refusalOf(fault));
	return (fault.processed ?? FAULT_KINDS[fault.kind]) ? await answer() : NO_ANSWER;
}

function refusalOf({ code = 0 }: Fault): Refusal {
	return new Refusal(isRefusalCode(code) ? code : 0);
}

/** Answers what the fault holds in place of the call's answer. */
function instead(status: number, body: string, contentType: string): Effect {
	return (fault, reply) => {
		reply
			.code(fault.status ?? status)
			.header('content-type', fault.contentType ?? contentType)
			.headers({ ...fault.headers })
			.send((fault.body ?? body).repeat(fault.repeat ?? 1));
	};
}

/** Answers with the call's answer in altered bytes. */
function altered(alter: (body: Buffer, fault: Fault) => Buffer): Effect {
	return (fault, reply, { contentType, body }) => {
		reply.header('content-type', contentType).send(alter(Buffer.from(body), fault));
	};
}

function breakOff(fault: Fault, reply: FastifyReply): void {
	end(reply.hijack().raw, fault);
}

function end(raw: FastifyReply['raw'], { reset = false }: Fault): void {
	if (reset) raw.socket?.resetAndDestroy();
	else raw.destroy();
}

function firstPart(body: Buffer, fault: Fault): Buffer {
	return body.subarray(0, fault.bytes ?? Math.floor(body.length / 2));
}

/** Announces the whole answer, of which not all need follow. */
function beginRaw(reply: FastifyReply, { contentType, body }: WrittenAnswer) {
	const bytes = Buffer.from(body);
	const { raw } = reply.hijack();
	raw.writeHead(200, { 'content-type': contentType, 'content-length': bytes.length });
	return { raw, bytes };
}

async function pause(milliseconds: number): Promise<void> {
	await sleep(milliseconds, undefined, { ref: false });
}
