import type { Operation } from '../operation';
import { sendToList } from '../recipients/bulk';
import { sendToInputItems } from '../recipients/gather';
import { call, type Call } from './call';

/** How a bulk operation is carried out: a call of this endpoint for each batch of its recipients. */
export function bulkCall(endpoint: string, parts: Call): Pick<Operation, 'routing' | 'run'> {
	const { effect } = parts;
	return {
		routing: { ...call(endpoint, parts), operations: { pagination: sendToList(effect) } },
		run: sendToInputItems(effect),
	};
}
