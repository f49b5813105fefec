import type { INodeParameters, IRunExecutionData } from 'n8n-workflow';

import { runInWorkflow, START, type Ended, type Setup } from '../../support/engine';
import { pressRetry, useProcessedItems } from '../../support/retry';
import { useSandbox } from '../../support/sandbox';

const sandbox = useSandbox();

const NUMBERS = ['6971234501', '6971234502', '6971234503'];
const SEND: INodeParameters = {
	resource: 'sms',
	operation: 'send',
	to: '={{ $json.to }}',
	text: 'Hello',
	requestOptions: { maxConcurrency: 1 },
};

/** What keeps n8n from finding the input item of an item that the node gives. */
const CHANGES: Array<[string, (data: IRunExecutionData) => void]> = [
	[
		'the node before has fewer items now',
		({ resultData }) => {
			resultData.runData[START][0].data?.main[0]?.splice(1);
		},
	],
	[
		'the items are said to come of an output that the node before does not have',
		({ executionData }) => {
			const source = executionData?.nodeExecutionStack[0].source?.main[0];
			if (source) source.previousNodeOutput = 3;
		},
	],
	[
		'the node before has no data',
		({ resultData }) => {
			delete resultData.runData[START];
		},
	],
];

beforeAll(async () => {
	await useProcessedItems();
});

/** A run whose third item is refused, after n8n has lost where its items came from. */
async function refusedAfter(
	change: (data: IRunExecutionData) => void,
	settings: Partial<Setup>,
): Promise<Ended> {
	const items = NUMBERS.map((to) => ({ to }));
	const setup: Setup = { parameters: SEND, items, credential: sandbox.credential };
	await sandbox.fault({ kind: 'refuse', code: 105 });
	const first = await runInWorkflow(setup);
	if (first.data) change(first.data);
	await sandbox.fault({ kind: 'refuse', code: 105, skip: 2, count: null });
	return await pressRetry(first, { ...setup, ...settings });
}

describe.each([false, true])('with Retry On Fail = %s', (retryOnFail) => {
	it.each(CHANGES)(
		'what was refused leaves by the error output, and what was sent keeps its ID, though %s',
		async (_what, change) => {
			const ended = await refusedAfter(change, { onError: 'continueErrorOutput', retryOnFail });
			expect(ended.items.map(({ json }) => json.to)).toEqual(NUMBERS.slice(0, 2));
			for (const { json } of ended.items) expect(json.smsId).toMatch(/^\d+$/);
			expect(ended.errors).toHaveLength(1);
			const [{ json }] = ended.errors;
			expect(json.error).toMatchObject({ code: '105', message: expect.stringMatching(/item 3/) });
			expect(await sandbox.messages()).toHaveLength(2);
		},
	);
});
