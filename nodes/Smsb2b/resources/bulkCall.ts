import type { PreSend } from '../../../lib/api/context';
import type { Operation } from '../operation';
import type { BulkOperation } from '../bulk/sendBatch';
import { sendToInputItems, sendToLists } from '../bulk/fromInputItems';
import { parsedResponse } from '../../../lib/api/output';
import { call } from './call';

/** How a bulk operation is carried out: a call of this endpoint for each batch of its recipients. */
export function bulkCall(
	endpoint: string,
	{ preSend, ...bulk }: BulkOperation & { preSend?: PreSend[] },
): Pick<Operation, 'routing' | 'run'> {
	const { effect } = bulk;
	return {
		routing: {
			...call(endpoint, { effect, preSend, reads: parsedResponse() }),
			operations: { pagination: sendToLists(bulk) },
		},
		run: sendToInputItems(bulk),
	};
}
