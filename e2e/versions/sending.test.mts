import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readContext, useSandbox } from './context.mts';
import { chainOf, run, type Outcome, type Setup } from './workflow.mts';

const sandbox = useSandbox();
const send = {
	...{ resource: 'sms', operation: 'send', to: '={{ $json.mobile }}' },
	text: '={{ "Hello " + $json.name }}',
};
const pupils = [
	{ name: 'Anna', mobile: '6900000001' },
	{ name: 'Nikos', mobile: '6900000002' },
	{ name: 'Eleni', mobile: '6900000003' },
];

async function execute(setup: Partial<Setup> = {}): Promise<Outcome> {
	const whole = { parameters: send, items: pupils, ...setup };
	return await run(chainOf(whole), whole);
}

async function textsSent(): Promise<string[]> {
	return (await sandbox.messages()).map(({ text }) => text).sort();
}

const greetings = pupils.map(({ name }) => `Hello ${name}`).sort();

describe(`n8n-core ${readContext().version}: the node`, () => {
	test('sends an SMS for each item and pairs the output with it', async () => {
		const { after, failure } = await execute();
		assert.equal(failure?.message, undefined);
		assert.deepEqual(
			after.map(({ came }) => came),
			pupils.map(({ name }) => name),
		);
		assert.equal(new Set(after.map(({ smsId }) => smsId)).size, 3);
		assert.deepEqual(await textsSent(), greetings);
	});

	test('sends in bulk with one request, and gives an item for each recipient', async () => {
		const parameters = {
			...{ resource: 'sms', operation: 'sendBulk', text: 'Closed today' },
			...{ recipients: 'inputItems', toField: 'mobile' },
		};
		const { after, failure } = await execute({ parameters });
		assert.equal(failure?.message, undefined);
		assert.deepEqual(
			after.map(({ came, accepted }) => ({ came, accepted })),
			pupils.map(({ name }) => ({ came: name, accepted: true })),
		);
		assert.equal((await sandbox.requests('sms/bulk')).length, 1);
	});

	test('stops at an item that SMSB2B rejects, and says which, why and what was sent before', async () => {
		await sandbox.addFault({ kind: 'refuse', code: 103, path: 'sms/send', skip: 1 });
		const parameters = { ...send, requestOptions: { maxConcurrency: 1 } };
		const { after, failure } = await execute({ parameters });
		assert.deepEqual(after, []);
		assert.match(failure?.message ?? '', /"To".*\(item 2\)/);
		const [{ id }, ...more] = await sandbox.messages();
		assert.deepEqual(more, []);
		assert.match(failure?.description ?? '', new RegExp(`item 1 \\(smsId ${id}\\)`));
	});

	test('gives a rejected item to the error output, and sends the others', async () => {
		await sandbox.addFault({ kind: 'refuse', code: 103, match: { to: '6900000002' } });
		const { after, refused, failure } = await execute({ onError: 'continueErrorOutput' });
		assert.equal(failure?.message, undefined);
		assert.deepEqual(
			after.map(({ came }) => came),
			['Anna', 'Eleni'],
		);
		assert.deepEqual(
			refused.map(({ came, error }) => [came, (error as { code: unknown }).code]),
			[['Nikos', '103']],
		);
	});

	test('sends only the rest when Retry On Fail runs it again', async () => {
		await sandbox.addFault({ kind: 'refuse', code: 106, path: 'sms/send', skip: 1 });
		const { after, failure } = await execute({
			...{ retryOnFail: true, maxTries: 2, waitBetweenTries: 1 },
			parameters: { ...send, requestOptions: { maxConcurrency: 1 } },
		});
		assert.equal(failure?.message, undefined);
		assert.equal(new Set(after.map(({ smsId }) => smsId)).size, 3);
		assert.deepEqual(await textsSent(), greetings);
		assert.equal((await sandbox.requests('sms/send')).length, 4);
	});

	test('sends nothing a second time when the outcome of a request is unknown', async () => {
		await sandbox.addFault({ kind: 'breakAfter', path: 'sms/send' });
		const { failure } = await execute({
			...{ retryOnFail: true, maxTries: 2, waitBetweenTries: 1, items: pupils.slice(0, 1) },
		});
		assert.match(failure?.message ?? '', /\(item 1\)$/);
		assert.deepEqual(await textsSent(), ['Hello Anna']);
	});
});
