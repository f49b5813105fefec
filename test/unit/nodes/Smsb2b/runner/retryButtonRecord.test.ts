import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { RetryButtonRecord } from '../../../../../nodes/Smsb2b/runner/retryButtonRecord';

/** A Retry on an n8n that tells this of the execution it is one of. */
function retry(context: IDataObject, told?: { establishedAt?: number }, claimed: unknown[] = []) {
	return {
		getContext: () => context,
		getMode: () => 'retry',
		getNode: () => ({ id: 'n' }),
		getWorkflow: () => ({ id: 'w' }),
		getExecutionContext: told ? () => told : undefined,
		getWorkflowDataProxy: () => ({ $runIndex: 0 }),
		helpers: {
			checkProcessedAndRecord: async (keys: unknown[]) => {
				claimed.push(...keys);
				return { new: keys, processed: [] };
			},
		},
	} as unknown as IExecuteFunctions;
}

test('an n8n that tells nothing of the execution has no record, so that no other Retry is taken for this one', () => {
	expect(RetryButtonRecord.of(retry({}))).toBeUndefined();
	expect(RetryButtonRecord.of(retry({}, {}))).toBeUndefined();
});

test.each([
	['the execution in which the node ran first', { firstExecution: '7' }, undefined, '7//0/0'],
	['the moment at which it began', {}, { establishedAt: 1700 }, '/1700/0/0'],
])('a Retry is known by %s', async (_what, context, told, key) => {
	const claimed: unknown[] = [];
	await RetryButtonRecord.of(retry(context, told, claimed))?.claim([0]);
	expect(claimed).toEqual([key]);
});
