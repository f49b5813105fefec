import {
	NodeApiError,
	type IDataObject,
	type IHttpRequestOptions,
	type ILoadOptionsFunctions,
	type IN8nHttpFullResponse,
	type IPollFunctions,
} from 'n8n-workflow';

import { nodeDefaults } from './defaults';
import type { Effect, ExecuteContext } from './context';
import { DEFAULT_TIMEOUT, LIST_MEGABYTES, timeLimit, wholeResponse } from './readBody';
import { ItemError } from '../errors/itemError';
import type { ApiResponse } from './formats';
import { output } from './output';
import { sendRequest } from './sendRequest';

/** Who calls SMSB2B without an input item: the editor, or a trigger that polls. */
type Caller = ILoadOptionsFunctions | IPollFunctions;

/** A call whose answer holds a list. */
export interface ListCall {
	endpoint: string;
	/** The form fields of the call beside the key and the format. */
	fields?: IDataObject;
	rows(answer: ApiResponse): IDataObject[];
	effect?: Effect;
}

/**
 * A list of SMSB2B, fetched with the credential that is chosen in the node.
 *
 * @throws NodeApiError with what happened and what to do, when SMSB2B refused or could not be reached
 */
export async function fetchList(
	caller: Caller,
	{ endpoint, fields = {}, rows, effect = 'reads' }: ListCall,
): Promise<IDataObject[]> {
	const { request } = nodeDefaults;
	const options = {
		...request,
		url: `/${endpoint}`,
		method: 'POST' as const,
		body: { ...request.body, ...fields },
	};
	try {
		const items = await sendRequest(effect).call(contextOf(caller, rows), {
			options,
			preSend: [],
			postReceive: [],
		});
		return items.map(({ json }) => json);
	} catch (error) {
		throw withoutItem(caller, error);
	}
}

/** The caller as the exchange of an item sees it; there is no item, so all parameters have their defaults. */
function contextOf(caller: Caller, rows: ListCall['rows']): ExecuteContext {
	const [read] = output(rows);
	const context: ExecuteContext = {
		getCredentials: async (type) => await caller.getCredentials(type),
		getItemIndex: () => 0,
		getNode: () => caller.getNode(),
		getNodeParameter: (_name, fallback) => fallback,
		getSignedResumeUrl: (parameters) => caller.getSignedResumeUrl(parameters),
		getTimezone: () => caller.getTimezone(),
		async makeRoutingRequest(asked) {
			const response: IN8nHttpFullResponse =
				await caller.helpers.httpRequestWithAuthentication.call(
					caller,
					nodeDefaults.credentialType,
					{ ...(asked.options as IHttpRequestOptions), returnFullResponse: true },
				);
			const limit = timeLimit(DEFAULT_TIMEOUT);
			return await read.call(context, [], await wholeResponse(response, LIST_MEGABYTES, limit));
		},
	};
	return context;
}

function withoutItem(caller: Caller, error: unknown): NodeApiError {
	if (!(error instanceof ItemError)) {
		return new NodeApiError(caller.getNode(), { message: String(error) });
	}
	const { message, description } = error.text;
	return new NodeApiError(caller.getNode(), {}, { message, description });
}
