import type {
	IExecutePaginationFunctions,
	IN8nHttpFullResponse,
	INodeExecutionData,
	INodePropertyRouting,
} from 'n8n-workflow';

import type {
	Execute,
	ExecuteContext,
	ItemContext,
	PreparedRequest,
} from '../../../lib/api/context';
import { readResponse } from '../../../lib/api/readResponse';
import { selectFields } from '../../../lib/api/selectFields';
import { isOutcomeUnknown, isTool } from '../../../lib/errors/itemError';
import { executeItem } from '../executeItem';
import type { Operation } from '../operation';

/**
 * An operation as n8n's declarative `routing`: complete, so that n8n's own engine executes it, on which AI agents before
 * version 3 call tools. n8n calls "pagination" what stands in the place of one request.
 */
export function routingOf(operation: Operation): INodePropertyRouting {
	const { endpoint, steps = [], response, checkItem } = operation;
	return {
		...(endpoint !== undefined && { request: { method: 'POST', url: `/${endpoint}` } }),
		operations: { pagination: paginationOf(operation) },
		send: { paginate: true, preSend: [...(checkItem ? [checkItem] : []), ...steps] as never },
		output: {
			postReceive: [
				async function (
					this: ItemContext,
					_items: INodeExecutionData[],
					received: IN8nHttpFullResponse,
				): Promise<INodeExecutionData[]> {
					return [{ json: (await readResponse(this, received, response)) as never }];
				} as never,
			],
		},
	};
}

function paginationOf(operation: Operation) {
	return async function (
		this: IExecutePaginationFunctions,
		request: PreparedRequest,
	): Promise<INodeExecutionData[]> {
		const execute = answeringAgents(executeItem(operation));
		const context = contextOfEngine(this);
		return selectFields(context, await execute(context, request));
	};
}

function contextOfEngine(engine: IExecutePaginationFunctions): ExecuteContext {
	return Object.assign(Object.create(engine) as ItemContext, {
		async send(request: PreparedRequest) {
			const [{ json }] = await engine.makeRoutingRequest(request);
			return json;
		},
	});
}

/**
 * With Retry On Fail an older agent makes a call that throws again, and keeps nothing in between: a request of unknown
 * outcome therefore gives a result, in words for the model.
 */
function answeringAgents(execute: Execute): Execute {
	return async (context, request) =>
		await execute(context, request).catch((error: unknown) => {
			if (!isOutcomeUnknown(error) || !isTool(context.getNode())) throw error;
			return [{ json: { outcomeKnown: false, message: error.message } }];
		});
}
