import type { INodeParameters } from 'n8n-workflow';

import { stopClock } from '../../support/clock';
import { runInWorkflow, type Setup } from '../../support/engine';
import { useSandbox } from '../../support/sandbox';
import { newestLink, setupOf, WaitingExecution } from './n8n';

const sandbox = useSandbox();
stopClock();

const MESSAGE = '=Top up a user?\n{{ $tool.parameters }}';

/** What a model wrote for a parameter of its tool. */
const LONG = 'ω'.repeat(2000);

/** A call of a tool that a person should approve. */
function review(note: string, parameters: INodeParameters = {}, others: Partial<Setup> = {}) {
	const items = [{ tool: 'Top up', toolParameters: { user: 7, note } }];
	return setupOf(
		sandbox,
		{ message: MESSAGE, ...parameters },
		{ items, asHumanReview: true, ...others },
	);
}

function limited(limits: INodeParameters): INodeParameters {
	const none = { maxMessages: '', maxPartsPerMessage: '', balanceMustCover: false };
	return { safeguards: { limits: { values: { ...none, ...limits } } } };
}

test.each(['sms', 'viber'])('a message names the parameters of the tool (%s)', async (resource) => {
	const from = '1001';
	await WaitingExecution.start(review('Rent', { resource, from }), async () => {
		return await newestLink(sandbox);
	});
	const [{ body }] = await sandbox.calls();
	expect(body.text).toMatch(/^Top up a user\?\nuser: 7\nnote: Rent(?:\n|$)/);
});

test('Max Parts per Message counts what the model wrote', async () => {
	const parameters = limited({ maxPartsPerMessage: 3 });
	const { failure, waitTill } = await runInWorkflow(review(LONG, parameters));
	expect(failure?.message).toMatch(/more parts than .* allows \(3\): item 1 has 3\d\./);
	expect(waitTill).toBeUndefined();
	expect(await sandbox.calls()).toEqual([]);
});

test('Balance Must Cover counts what the model wrote', async () => {
	await sandbox.account({ balance: 20 });
	const { failure } = await runInWorkflow(review(LONG, limited({ balanceMustCover: true })));
	expect(failure?.message).toMatch(
		/^The run needs 3\d credits, 1\d more than the balance \(20\)\./,
	);
	expect(await sandbox.messages()).toEqual([]);
});

test('a test run shows as many parts as the message has in production', async () => {
	const credential = { ...sandbox.credential, testRuns: 'preview' };
	const [{ json: previewed }] = (await runInWorkflow(review(LONG, {}, { credential }))).items;
	const { parked } = await WaitingExecution.start(review(LONG), async () => {
		return await newestLink(sandbox);
	});
	const [{ text }] = await sandbox.messages();
	expect(text).toContain(LONG);
	expect(previewed).toMatchObject({ testRun: true, parts: parked[0].parts });
	expect(parked[0].parts).toBe(Math.ceil(text.length / 67));
});
