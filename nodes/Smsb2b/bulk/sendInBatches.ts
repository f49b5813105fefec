import type { INodeExecutionData } from 'n8n-workflow';

import type { ExecuteContext } from '../../../lib/api/context';
import { parseNumber } from '../../../lib/values/number';
import { isBlank, trimmed } from '../../../lib/values/single';
import { DEFAULT_BATCH_SIZE } from '../fields/bulk';
import { invalidInput } from '../validation/inputErrors';
import { endSends, startUnlessSent } from './skipAlreadySent';
import { type BulkTarget, isSendable } from './bulkTarget';
import { type BulkOperation, isRejected, markUnsent, sendBatch } from './sendBatch';
import type { SendAll } from './sendToRecipients';

/** Sends the same text to all, a batch a request and one request after the other. */
export function sendInBatches(bulk: BulkOperation): SendAll {
	return async (context, request, targets, alreadySent) => {
		let isSettledBefore = false;
		let ended: unknown;
		const unassigned: INodeExecutionData[] = [];
		for (const batch of batches(targets, batchSizeOf(context))) {
			const started = await startUnlessSent(context, batch, alreadySent);
			const sending = batch.filter(isSendable);
			isSettledBefore ||= sending.length < batch.length;
			try {
				if (sending.length > 0)
					unassigned.push(...(await sendBatch(context, request, sending, bulk)));
			} catch (error) {
				ended = error;
				if (!isRejected(sending, error)) {
					markUnsent(targets, sending, error);
					break;
				}
			} finally {
				endSends(started);
			}
		}
		return { unassigned, ended, isSettledBefore };
	};
}

function* batches(targets: BulkTarget[], size: number): Generator<BulkTarget[]> {
	for (let start = 0; start < targets.length; start += size)
		yield targets.slice(start, start + size);
}

function batchSizeOf(context: ExecuteContext): number {
	const given: unknown = context.getNodeParameter('options.batchSize', DEFAULT_BATCH_SIZE);
	const size = isBlank(given) ? DEFAULT_BATCH_SIZE : parseNumber(given);
	if (Number.isInteger(size) && size > 0) return size;
	throw invalidInput(context, {
		message: `The value in "Batch Size" is not a number of recipients: ${trimmed(given).slice(0, 60)}`,
		description: 'Enter a whole number from 1 on, or remove the option.',
	});
}
