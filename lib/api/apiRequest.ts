import type { DeclarativeRestApiSettings, IDataObject } from 'n8n-workflow';

import type { Effect, ExecuteContext } from './context';
import type { ApiResponse } from './formats';
import { sendRequest } from './sendRequest';

type Request = DeclarativeRestApiSettings.ResultOptions;

/** A call of an operation that needs several. */
export interface ApiRequest {
	endpoint: string;
	/** The form fields; the format of the answer is among them. */
	body: IDataObject;
	effect: Effect;
}

/**
 * The answer to one of several calls of an operation, for operations whose reading gives the answer
 * itself. What was set for the request, such as its time-out, holds for each.
 */
export async function apiRequest(
	context: ExecuteContext,
	request: Request,
	{ endpoint, body, effect }: ApiRequest,
): Promise<ApiResponse> {
	const options = { ...request.options, url: `/${endpoint}`, body: { ...body } };
	const [{ json }] = await sendRequest(effect).call(context, { ...request, options });
	return json;
}
