import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FAULT_KINDS } from '../faults/fault.mts';
import type { Fault } from '../faults/fault.mts';
import { apiUrl, call, control, sandbox } from './support/sandbox.mts';

/** What a caller sees. */
interface Seen {
	/** Null: the connection ended before an answer began. */
	readonly status: number | null;
	/** Null: the connection ended within the answer. */
	readonly text: string | null;
	readonly bytes?: ArrayBuffer;
	readonly response?: Response;
	readonly milliseconds: number;
}

/** Sends an SMS and tells what came back. */
async function send(signal?: AbortSignal): Promise<Seen> {
	const started = Date.now();
	const body = new URLSearchParams({ key: 'demo-key', to: '6971234567', text: 'Hello' });
	try {
		const init = { method: 'POST', body, redirect: 'manual', ...(signal && { signal }) } as const;
		const response = await fetch(`${apiUrl}/sms/send`, init);
		const bytes = await response.arrayBuffer().catch(() => undefined);
		const text = bytes ? Buffer.from(bytes).toString() : null;
		return { status: response.status, text, bytes, response, milliseconds: Date.now() - started };
	} catch {
		return { status: null, text: null, milliseconds: Date.now() - started };
	}
}

const ANSWER = /^\{"status":"1","id":"39116149".*\}$/;

/** What each kind shows its caller, and whether the message went out. */
const EXPECTED: Readonly<
	Record<Fault['kind'], { fault: Partial<Fault>; sent: boolean; seen(seen: Seen): void }>
> = {
	delay: {
		fault: { ms: 60 },
		sent: true,
		seen: ({ text, milliseconds }) => {
			assert.match(text ?? '', ANSWER);
			assert.ok(milliseconds >= 55);
		},
	},
	hang: { fault: {}, sent: false, seen: ({ status }) => assert.equal(status, null) },
	refuse: {
		fault: { code: 106 },
		sent: false,
		seen: ({ text }) => assert.equal(JSON.parse(text ?? '').error, '106'),
	},
	status: {
		fault: { status: 429, body: 'Slow down', headers: { 'retry-after': '3' } },
		sent: false,
		seen: ({ status, text, response }) => {
			assert.deepEqual(
				[status, text, response?.headers.get('retry-after')],
				[429, 'Slow down', '3'],
			);
		},
	},
	html: {
		fault: { status: 502 },
		sent: false,
		seen: ({ status, text, response }) => {
			assert.equal(status, 502);
			assert.match(text ?? '', /^<!DOCTYPE html>/);
			assert.match(response?.headers.get('content-type') ?? '', /^text\/html/);
		},
	},
	empty: {
		fault: {},
		sent: false,
		seen: ({ status, text }) => assert.deepEqual([status, text], [200, '']),
	},
	body: {
		fault: { body: '[1]', repeat: 2, contentType: 'text/plain' },
		sent: false,
		seen: ({ text, response }) => {
			assert.deepEqual([text, response?.headers.get('content-type')], ['[1][1]', 'text/plain']);
		},
	},
	redirect: {
		fault: { location: 'https://elsewhere.example/' },
		sent: false,
		seen: ({ status, response }) => {
			assert.deepEqual(
				[status, response?.headers.get('location')],
				[302, 'https://elsewhere.example/'],
			);
		},
	},
	breakBefore: { fault: {}, sent: false, seen: ({ status }) => assert.equal(status, null) },
	breakAfter: { fault: {}, sent: true, seen: ({ status }) => assert.equal(status, null) },
	breakDuring: {
		fault: {},
		sent: true,
		seen: ({ status, text }) => assert.deepEqual([status, text], [200, null]),
	},
	truncated: {
		fault: { bytes: 20 },
		sent: true,
		seen: ({ text }) => assert.equal(text, '{"status":"1","id":"'),
	},
	drip: {
		fault: { bytes: 50, ms: 20 },
		sent: true,
		seen: ({ text, milliseconds }) => {
			assert.match(text ?? '', ANSWER);
			assert.ok(milliseconds >= 40);
		},
	},
	bom: { fault: {}, sent: true, seen: ({ text }) => assert.equal(text?.charCodeAt(0), 0xfeff) },
	utf16: {
		fault: {},
		sent: true,
		seen: ({ text }) => assert.ok(text?.includes('s\0t\0a\0t\0u\0s')),
	},
	padded: {
		fault: { bytes: 9 },
		sent: true,
		seen: ({ text }) => assert.match(text ?? '', /\} {9}$/),
	},
	charset: {
		fault: { charset: 'windows-1253', set: { remarks: 'Επιτυχία' } },
		sent: true,
		seen: ({ bytes }) => {
			const text = new TextDecoder('windows-1253').decode(bytes);
			assert.match(text, /"remarks":"Επιτυχία"/);
			assert.throws(() => new TextDecoder('utf-8', { fatal: true }).decode(bytes));
		},
	},
	ids: {
		fault: {},
		sent: true,
		seen: ({ text }) => {
			const { id, status, mcc } = JSON.parse(text ?? '');
			assert.deepEqual([id, status, mcc], [undefined, '1', '202']);
		},
	},
	edit: {
		fault: { set: { balance: 'x' }, remove: ['id'] },
		sent: true,
		seen: ({ text }) => {
			const { id, balance, mcc } = JSON.parse(text ?? '');
			assert.deepEqual([id, balance, mcc], [undefined, 'x', '202']);
		},
	},
};

for (const [kind, { fault, sent, seen }] of Object.entries(EXPECTED)) {
	test(`${kind}: what is seen, what is sent, and the next call is well again`, async () => {
		const added = await control('POST', 'faults', { kind, path: 'sms/send', ...fault });
		assert.equal(added.status, 200, JSON.stringify(added.body));
		seen(await send(kind === 'hang' ? AbortSignal.timeout(100) : undefined));
		assert.equal(sandbox.messages.all().length, sent ? 1 : 0);
		assert.equal((await call('me/balance')).balance, sent ? '999' : '1000');
		const [entry] = sandbox.log.entries();
		assert.equal(entry?.fault, kind);
		assert.equal((await send()).status, 200);
	});
}

test('every kind is tried above', () => {
	assert.deepEqual(Object.keys(EXPECTED).sort(), Object.keys(FAULT_KINDS).sort());
});

test('a call can be executed although its caller gets something else', async () => {
	for (const kind of ['status', 'html', 'empty', 'redirect'] as const) {
		sandbox.faults.add({ kind, processed: true });
		await send();
	}
	sandbox.faults.add({ kind: 'breakAfter', processed: false });
	await send();
	assert.equal(sandbox.messages.all().length, 4);
});

test('a connection is reset where it is wanted, and closed otherwise', async () => {
	const codeOf = async (fault: Fault) => {
		sandbox.faults.add(fault);
		const body = new URLSearchParams({ key: 'demo-key' });
		const ended = await fetch(`${apiUrl}/me/balance`, { method: 'POST', body }).then(
			async (response) => await response.text().catch((error: unknown) => error),
			(error: unknown) => error,
		);
		assert.ok(ended instanceof Error && ended.cause instanceof Error && 'code' in ended.cause);
		return ended.cause.code;
	};
	for (const kind of ['breakBefore', 'breakDuring', 'breakAfter'] as const) {
		assert.equal(await codeOf({ kind, reset: true }), 'ECONNRESET', kind);
		assert.equal(await codeOf({ kind }), 'UND_ERR_SOCKET', kind);
	}
});

test('all ids of an answer, those of its rows as well, become one', async () => {
	sandbox.faults.add({ kind: 'ids', id: '7', path: 'sms/bulk' });
	const answer = await call('sms/bulk', { to: '6971234567,6971234568', text: 'Hello' });
	const numbers = ['306971234567', '306971234568'];
	const rows = numbers.map((msisdn) => ({ id: '7', smsId: '7', msisdn }));
	assert.deepEqual([answer.id, answer.sms], [['7', '7'], rows]);
	assert.equal(sandbox.messages.all().length, 2);
});

test('a fault spares, counts and matches calls as told', async () => {
	await control('POST', 'faults', {
		kind: 'refuse',
		code: 106,
		path: 'sms/send',
		skip: 1,
		count: 2,
	});
	await control('POST', 'faults', {
		kind: 'refuse',
		code: 0,
		match: { mobile: '697' },
		count: null,
	});
	const errors: unknown[] = [];
	for (let index = 0; index < 4; index += 1) {
		errors.push((await call('sms/send', { to: '6971234567', text: 'Hello' })).error);
	}
	assert.deepEqual(errors, ['0', '106', '106', '0']);
	for (let index = 0; index < 3; index += 1) {
		assert.equal((await call('mobile/check', { mobile: '697' })).remarks, 'Failed');
	}
	const hits = (await control('GET', 'faults')).body.map(({ hits }) => hits);
	assert.deepEqual(hits, [2, 3]);
	await control('DELETE', 'faults');
	assert.equal((await call('mobile/check', { mobile: '697' })).error, '201');
});

test('a fault that is none is refused', async () => {
	for (const fault of [
		{},
		{ kind: 'unknown' },
		{ kind: 'refuse', code: 999 },
		{ kind: 'delay', mss: 1 },
	]) {
		assert.equal((await control('POST', 'faults', fault)).status, 400);
	}
});
