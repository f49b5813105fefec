import { apiRequest, withItemError } from '../../lib/api/apiRequest';
import type { Execute } from '../../lib/api/context';
import { asItems } from '../../lib/api/output';
import type { Operation, SharedItems } from './operation';

/**
 * What an operation does for an item: what it says itself, or else one request and the output of its response.
 *
 * @param run the items that share something; none on n8n's routing engine
 */
export function executeItem(
	operation: Pick<Operation, 'effect' | 'execute' | 'output'>,
	run?: SharedItems,
): Execute {
	if (operation.execute) return operation.execute(run);
	const { effect, output = () => [] } = operation;
	return async (context, request) => {
		const response = await apiRequest(context, request, { effect });
		return await withItemError(context, { effect }, () => asItems(context, response, output));
	};
}
