import type { IDataObject, IN8nHttpFullResponse } from 'n8n-workflow';

import { secretsOf } from '../errors/redactSecrets';
import { findOption } from '../values/option';
import type { ItemContext } from './context';
import { credentialOf } from './credential';
import type { ApiResponse, ResponseFormat } from './formats';
import { RESPONSE_FORMATS } from './outputChoices';
import { type ExpectedResponse, parseResponse } from './parseResponse';
import {
	DEFAULT_MEGABYTES,
	DEFAULT_TIMEOUT,
	timeLimit,
	wholeResponse,
	type WholeResponse,
} from './readBody';

/** What an operation knows of its response; the item's options and its credential give the rest. */
export type OperationResponse = Omit<ExpectedResponse, 'format' | 'secrets'>;

/**
 * Reads the response to a request of an item.
 *
 * @param response whole, or with a stream as its body
 * @throws Smsb2bError when SMSB2B rejected the request, or when the response is none of SMSB2B
 */
export async function readResponse(
	context: ItemContext,
	response: IN8nHttpFullResponse,
	expected: OperationResponse = {},
): Promise<ApiResponse> {
	const format = formatOf(context);
	const secrets = secretsOf(await credentialOf(context));
	return parseResponse(await whole(context, response), { ...expected, format, secrets });
}

/** The format that the option API Response Format asks for. */
export function formatOf(context: ItemContext): ResponseFormat {
	const asked: unknown = context.getNodeParameter('options.responseFormat', 'json');
	return (findOption(RESPONSE_FORMATS, asked) ?? 'json') as ResponseFormat;
}

/** The runner has the whole response already; n8n's routing engine hands on what came, which is a stream. */
async function whole(context: ItemContext, response: IN8nHttpFullResponse): Promise<WholeResponse> {
	if (response.body instanceof Uint8Array) return response;
	const { timeout, maxResponseSize } = context.getNodeParameter(
		'requestOptions',
		{},
	) as IDataObject;
	const size = Number(maxResponseSize) || DEFAULT_MEGABYTES;
	return await wholeResponse(response, size, timeLimit(Number(timeout) || DEFAULT_TIMEOUT));
}
