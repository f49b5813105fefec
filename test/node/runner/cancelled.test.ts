import { sleep } from 'n8n-workflow';

import { runInWorkflow } from '../../support/engine';
import { useSandbox } from '../../support/sandbox';
import { itemsSent, sendToEach } from './items';

const sandbox = useSandbox();

const COUNT = 200;
const IN_FLIGHT = 5;
const LATENCY = 50;

/** Milliseconds in which a run that goes on makes ten rounds of calls more. */
const WHILE = 10 * LATENCY;

/** Settles when SMSB2B has got this many messages. */
async function untilSent(count: number): Promise<void> {
	while ((await sandbox.messages()).length < count) await sleep(LATENCY / 10);
}

test.each([undefined, 'continueRegularOutput', 'continueErrorOutput'] as const)(
	'no further message is sent once the execution is stopped (On Error: %s)',
	async (onError) => {
		await sandbox.set({ latency: LATENCY });
		const { failure } = await runInWorkflow({
			...sendToEach(sandbox, COUNT, { maxConcurrency: IN_FLIGHT }),
			onError,
			stopWhen: async () => await untilSent(IN_FLIGHT),
		});
		await sleep(WHILE);
		const sent = await itemsSent(sandbox);
		expect(sent.length).toBeLessThanOrEqual(4 * IN_FLIGHT);
		expect(new Set(sent).size).toBe(sent.length);
		expect(failure?.description).toMatch(
			/^.*Already done, do not repeat: item 1 \(smsId \d+\),.* Not started: items \d+ to 200\.$/,
		);
	},
);

test('no further batch of a bulk message is sent once the execution is stopped', async () => {
	await sandbox.set({ latency: LATENCY });
	const setup = sendToEach(sandbox, COUNT);
	const bulk = {
		operation: 'sendBulk',
		recipients: 'inputItems',
		toField: 'mobile',
		text: 'Hello',
	};
	await runInWorkflow({
		...setup,
		parameters: { ...setup.parameters, ...bulk, options: { batchSize: 2 } },
		stopWhen: async () => await untilSent(4),
	});
	await sleep(WHILE);
	expect((await sandbox.calls('sms/bulk')).length).toBeLessThanOrEqual(5);
});
