import { secretsOf } from '../../../lib/errors/redactSecrets';
import { runInWorkflow, runOnRoutingEngine, type Ended } from '../../support/engine';
import { useSandbox } from '../../support/sandbox';
import { SPELLINGS } from '../../support/spellings.mts';

const sandbox = useSandbox();

const WAYS = [
	['the runner', runInWorkflow],
	["n8n's routing engine", runOnRoutingEngine],
] as const;

const SEND = { resource: 'sms', operation: 'send', to: '6971234567', text: 'Hello' };
const KEY = 'Key/7f3a+9c=ω';
const SIGNING = 's-8b6e44-signing';

const asXml = (text: string) =>
	text.replace(/[&<>]/g, (sign) => `&#${String(sign.codePointAt(0))};`);

/** Answers that say something, each in the format that is asked for. */
const ANSWERS: Readonly<
	Record<string, (text: string) => { kind: string } & Record<string, unknown>>
> = {
	'a refusal in JSON': (text) => ({
		kind: 'body',
		body: JSON.stringify({ status: '0', error: '105', remarks: text }),
	}),
	'a refusal in XML': (text) => ({
		kind: 'body',
		contentType: 'text/xml',
		body: `<response><status>0</status><error>105</error><remarks>${asXml(text)}</remarks></response>`,
	}),
	'a plain refusal': (text) => ({
		kind: 'body',
		contentType: 'text/plain',
		body: `Error: ${text}`,
	}),
	'a web page': (text) => ({ kind: 'html', body: `<html><body>${text}</body></html>` }),
	'a disturbance': (text) => ({ kind: 'status', status: 502, body: `Bad gateway: ${text}` }),
	'JSON without a status': (text) => ({ kind: 'body', body: JSON.stringify({ text }) }),
};
const FORMATS: Readonly<Record<string, string>> = {
	'a refusal in XML': 'xml',
	'a plain refusal': 'v2',
};

/** What a person or a model gets to read of a failure, and what stands in the error output. */
function shownOf({ failure }: Ended): string {
	return JSON.stringify([failure?.message, failure?.description, failure?.text]);
}

describe.each(WAYS)('by %s, ', (_way, run) => {
	const answered = async (answer: string, text: string) => {
		await sandbox.fault({ ...ANSWERS[answer](text), path: 'sms/send' });
		return await run({
			parameters: { ...SEND, options: { responseFormat: FORMATS[answer] ?? 'json' } },
			credential: { ...sandbox.credential, apiKey: KEY, callbackSecret: SIGNING },
		});
	};

	test.each(Object.keys(ANSWERS))(
		'%s that echoes the key shows it in no spelling',
		async (answer) => {
			const plain = shownOf(await answered(answer, 'nothing'));
			for (const [title, spell] of Object.entries(SPELLINGS)) {
				const text = `you sent ${spell(KEY)} and ${spell(SIGNING)} to me`;
				const shown = shownOf(await answered(answer, text));
				expect([title, shown]).toEqual([title, expect.stringMatching(/\[hidden\].*\[hidden\]/)]);
				expect(shown.length).toBeLessThan(plain.length + 200);
				for (const every of Object.values(SPELLINGS).slice(0, -1)) {
					for (const secret of [KEY, SIGNING])
						expect(shown.toLowerCase()).not.toContain(every(secret).toLowerCase());
				}
			}
		},
	);

	test.each(Object.keys(ANSWERS))(
		'%s with markup and control characters is shown as one line of text',
		async (answer) => {
			const text = '<a href="https://x.example">Mend</a>\r\n\u001b[31mWARN forged\u2028line';
			const { failure } = await answered(answer, text);
			for (const shown of [failure?.message, failure?.description, failure?.text?.description]) {
				expect(shown).not.toMatch(/[<>\p{Cc}\u2028]/u);
			}
			expect(failure?.description).toContain('Mend');
		},
	);

	test('half a megabyte of remarks leaves no more than a few lines', async () => {
		const ended = await answered('a refusal in JSON', 'Sorry! '.repeat(70_000));
		expect(shownOf(ended).length).toBeLessThan(4_000);
		expect(ended.failure?.description).toContain('Sorry! Sorry!');
	});

	test('a code of a million digits is none', async () => {
		await sandbox.fault({
			kind: 'body',
			body: JSON.stringify({ status: '0', error: '9'.repeat(1_000_000) }),
		});
		const ended = await run({ parameters: SEND, credential: sandbox.credential });
		expect(ended.failure?.text?.context?.code).toBe('0');
		expect(shownOf(ended).length).toBeLessThan(4_000);
	});

	test('an answer of 30 MB is not read to its end, and the outcome is unknown', async () => {
		await sandbox.fault({ kind: 'body', body: '{"status":"1"} '.padEnd(1024), repeat: 30 * 1024 });
		const { failure } = await run({ parameters: SEND, credential: sandbox.credential });
		expect(failure?.message).toBe('The response from SMSB2B is larger than 10 MB (item 1)');
		expect(failure?.description).toContain('Max Response Size under Request Options');
		expect(failure?.description).toContain('The message may or may not have been sent');
		expect(failure?.text?.context?.outcomeKnown).toBe(false);
	});

	test('of an answer of 30 MB that is cut, the message quotes where its ID may stand', async () => {
		const body = '{"status":"1","smsId":"39116149","x":["';
		await sandbox.fault({ kind: 'body', body: body.padEnd(1024, 'x'), repeat: 30 * 1024 });
		const { failure } = await run({ parameters: SEND, credential: sandbox.credential });
		expect(failure?.description).toContain(`It starts with: “${body}`);
	});

	test('an answer that is whole, with 30 MB of white space behind it, is read', async () => {
		await sandbox.fault({ kind: 'padded', bytes: 30 * 1024 * 1024 });
		const { failure, items } = await run({ parameters: SEND, credential: sandbox.credential });
		expect(failure).toBeUndefined();
		expect(items[0].json.smsId).toEqual(expect.any(String));
	});

	test('a list of 12 MB is read', async () => {
		await sandbox.fault({ kind: 'padded', bytes: 12 * 1024 * 1024 });
		const parameters = { resource: 'contact', operation: 'getAll', returnAll: true };
		const { failure, items } = await runInWorkflow({ parameters, credential: sandbox.credential });
		expect(failure).toBeUndefined();
		expect(items).toHaveLength(3);
	});

	test('an answer may be larger where Max Response Size says so', async () => {
		await sandbox.fault({ kind: 'padded', bytes: 12 * 1024 * 1024 });
		const parameters = { ...SEND, requestOptions: { maxResponseSize: 20 } };
		const { failure, items } = await run({ parameters, credential: sandbox.credential });
		expect(failure).toBeUndefined();
		expect(items[0].json.smsId).toMatch(/^\d+$/);
	});

	test('an answer that comes a byte at a time ends with the time-out', async () => {
		await sandbox.fault({ kind: 'drip', bytes: 1, ms: 50 });
		const parameters = { ...SEND, requestOptions: { timeout: 300 } };
		const { failure } = await run({ parameters, credential: sandbox.credential });
		expect(failure?.message).toBe('SMSB2B did not respond in time (item 1)');
		expect(failure?.text?.context?.outcomeKnown).toBe(false);
	});
});

test('keys of an input item are named as text', async () => {
	const { failure } = await runInWorkflow({
		parameters: {
			resource: 'sms',
			operation: 'sendBulk',
			recipients: 'inputItems',
			toField: 'mobile',
			text: 'Hello',
		},
		items: [{ '<a href="https://x.example">mobile</a>': '6971234567', 'a\r\nb': 1 }],
		credential: sandbox.credential,
	});
	expect(failure).toBeDefined();
	expect(`${failure?.message}${failure?.description}`).not.toMatch(/[<>\p{Cc}]/u);
	expect(await sandbox.calls()).toEqual([]);
});

test('a fetched key is a secret as well', () => {
	expect(secretsOf({ ...sandbox.login, sessionToken: `mark.${KEY}` })).toContain(KEY);
});
