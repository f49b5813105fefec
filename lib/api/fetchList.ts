import {
	type IDataObject,
	type IHttpRequestOptions,
	type ILoadOptionsFunctions,
	type IN8nHttpFullResponse,
	type IPollFunctions,
	NodeApiError,
} from 'n8n-workflow';

import { ItemError } from '../errors/itemError';
import { apiRequest, withItemError } from './apiRequest';
import type { Effect, ExecuteContext } from './context';
import { CREDENTIAL_TYPE } from './credential';
import { requestDefaults } from './requestDefaults';
import type { ApiResponse } from './formats';
import { DEFAULT_TIMEOUT, LIST_MEGABYTES, timeLimit, wholeResponse } from './readBody';
import { readResponse } from './readResponse';

/** Who calls SMSB2B without an input item: the editor, or a trigger that polls. */
type Caller = ILoadOptionsFunctions | IPollFunctions;

/** A request whose response holds a list. */
export interface ListCall {
	endpoint: string;
	/** The form fields beside the key and the format. */
	fields?: IDataObject;
	rows(response: ApiResponse): IDataObject[];
	effect?: Effect;
	/** Takes what was read of a list that cannot be read completely, before the error is thrown. */
	takeIncomplete?(read: IDataObject[]): void;
}

/**
 * A list of SMSB2B, fetched with the credential that is chosen in the node.
 *
 * @throws NodeApiError with what happened and what to do, when SMSB2B rejected the request, could not be reached, or gave a
 * list that cannot be read completely
 */
export async function fetchList(
	caller: Caller,
	{ endpoint, fields = {}, rows, effect = 'reads', takeIncomplete }: ListCall,
): Promise<IDataObject[]> {
	const body = { ...requestDefaults.body, ...fields };
	const options = { ...requestDefaults, method: 'POST' as const, body };
	const context = contextOfCaller(caller);
	try {
		const prepared = { options, preSend: [], postReceive: [] };
		const response = await apiRequest(context, prepared, { effect, endpoint });
		return await withItemError(context, { effect }, () => rows(response));
	} catch (error) {
		if (error instanceof ItemError) takeIncomplete?.(readOf(error));
		throw withoutItem(caller, error);
	}
}

/** The caller in the place of an item; there is none, so all parameters have their defaults. */
function contextOfCaller(caller: Caller): ExecuteContext {
	const context: ExecuteContext = {
		evaluateExpression: () => undefined,
		getCredentials: async (type) => await caller.getCredentials(type),
		getItemIndex: () => 0,
		getNode: () => caller.getNode(),
		getNodeParameter: (_name, fallback) => fallback,
		getSignedResumeUrl: (parameters) => caller.getSignedResumeUrl(parameters),
		getTimezone: () => caller.getTimezone(),
		async send({ options }) {
			const response: IN8nHttpFullResponse =
				await caller.helpers.httpRequestWithAuthentication.call(caller, CREDENTIAL_TYPE, {
					...(options as IHttpRequestOptions),
					returnFullResponse: true,
				});
			const limit = timeLimit(DEFAULT_TIMEOUT);
			return await readResponse(context, await wholeResponse(response, LIST_MEGABYTES, limit));
		},
	};
	return context;
}

function readOf({ text }: ItemError): IDataObject[] {
	const { read } = text.context ?? {};
	return Array.isArray(read) ? (read as IDataObject[]) : [];
}

function withoutItem(caller: Caller, error: unknown): NodeApiError {
	if (!(error instanceof ItemError)) {
		return new NodeApiError(caller.getNode(), { message: String(error) });
	}
	const { message, description } = error.text;
	return new NodeApiError(caller.getNode(), {}, { message, description });
}
