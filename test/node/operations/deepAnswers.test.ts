import { runInWorkflow, runOnRoutingEngine } from '../../support/engine';
import { useSandbox } from '../../support/sandbox';
import { prepare } from './prepareCase';
import { CASES } from './cases';

const sandbox = useSandbox();

const LEVELS = 100_000;
const deepJson = `${'{"a":'.repeat(LEVELS)}1${'}'.repeat(LEVELS)}`;
const deepList = '['.repeat(LEVELS) + ']'.repeat(LEVELS);
const deepXml = '<a>'.repeat(LEVELS) + '</a>'.repeat(LEVELS);

/** Hundreds of times what a machine takes that has other work to do, too. */
const MOST_MILLISECONDS = 10_000;

const WAYS = [
	['the runner', runInWorkflow],
	["n8n's routing engine", runOnRoutingEngine],
] as const;

describe.each(WAYS)(`an answer of ${LEVELS} levels, by %s: `, (_way, run) => {
	async function send(body: string, output: string) {
		await sandbox.fault({ kind: 'body', body, path: 'sms/send' });
		const options = { output };
		const parameters = { resource: 'sms', operation: 'send', to: '6971234567', text: 'x', options };
		const started = Date.now();
		const ended = await run({ parameters, credential: sandbox.credential });
		expect(Date.now() - started).toBeLessThan(MOST_MILLISECONDS);
		// As n8n does when it stores the execution.
		const stored = JSON.stringify(ended.items);
		expect(stored.length).toBeLessThan(2000);
		return ended;
	}

	test.each([
		['objects', 'simplified', deepJson],
		['objects', 'raw', deepJson],
		['lists', 'simplified', deepList],
		['lists', 'raw', deepList],
	])('JSON of %s keeps the id of what was sent (%s)', async (_what, output, deep) => {
		const body = `{"status":"1","smsId":"39116149","x":${deep}}`;
		const { items, failure } = await send(body, output);
		expect(failure?.message).toBeUndefined();
		const { json } = items[0];
		expect(output === 'raw' ? json.response : json).toMatchObject({ smsId: '39116149' });
	});

	test('JSON with the forbidden key is refused in words', async () => {
		const { failure } = await send(`{"status":"1","__proto__":${deepJson}}`, 'raw');
		expect(failure?.message).toBe(
			'The response could not be read: it is JSON that is incomplete or malformed (item 1)',
		);
	});

	test.each(['simplified', 'raw'])('XML is refused in words (%s)', async (output) => {
		const body = `<response><status>1</status><smsId>39116149</smsId>${deepXml}</response>`;
		const { failure } = await send(body, output);
		expect(failure?.message).toContain('The response could not be read: it is XML, but malformed');
		expect(failure?.description).toContain('The message may or may not have been sent');
	});
});

/** Fields of which one operation or another makes a text, a number or a list. */
const FIELDS = ['error', 'remarks', 'id', 'total', 'accepted', 'key'];

const byOperation = new Map(CASES.map((tested) => [tested.operation, tested]));

test.each([...byOperation].filter(([, { path }]) => path !== undefined))(
	'the answer to %s with lists within lists for texts and numbers is read, or rejected in words',
	async (operation, tested) => {
		const parameters = await prepare(sandbox, tested);
		for (const field of FIELDS) {
			const answer = { status: '1', error: '0', smsId: '39116149', [field]: 'deep' };
			const body = JSON.stringify(answer).replace('"deep"', () => deepList);
			await sandbox.fault({ kind: 'body', body, path: tested.path });
			const setup = { parameters, credential: sandbox.credential };
			const { items, failure } = await runInWorkflow(setup);
			expect(JSON.stringify(items).length).toBeLessThan(2000);
			expect(`${failure?.message} ${failure?.description}`).not.toContain('call stack');
			if (operation === 'sms.send') expect(items[0].json).toMatchObject({ smsId: '39116149' });
		}
	},
);

test('comments behind XML by the hundred thousand are read', async () => {
	const body = `<response><status>1</status><balance>5</balance></response>${'<!---->'.repeat(LEVELS)}`;
	await sandbox.fault({ kind: 'body', body });
	const { items } = await runInWorkflow({
		parameters: { resource: 'account', operation: 'getBalance' },
		credential: sandbox.credential,
	});
	expect(items[0].json).toEqual({ balance: 5 });
});
