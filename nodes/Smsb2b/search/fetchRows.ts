import {
	NodeApiError,
	type IDataObject,
	type IHttpRequestOptions,
	type ILoadOptionsFunctions,
	type IN8nHttpFullResponse,
} from 'n8n-workflow';

import { nodeDefaults } from '../defaults';
import { exchange } from '../exchange/exchange';
import type { ExchangeContext } from '../operation';
import { ItemFailure } from '../response/failures';
import type { Answer } from '../response/formats';
import { reads } from '../response/reader';

/** A call whose answer holds a list. */
export interface ListCall {
	endpoint: string;
	/** The form fields of the call beside the key and the format. */
	fields: IDataObject;
	rows(answer: Answer): IDataObject[];
}

/**
 * A list of SMSB2B, fetched with the credential that is chosen in the editor.
 *
 * @throws NodeApiError with what happened and what to do, when SMSB2B refused or could not be reached
 */
export async function fetchRows(
	editor: ILoadOptionsFunctions,
	{ endpoint, fields, rows }: ListCall,
): Promise<IDataObject[]> {
	const { request } = nodeDefaults;
	const options = {
		...request,
		url: `/${endpoint}`,
		method: 'POST' as const,
		body: { ...request.body, ...fields },
	};
	try {
		const items = await exchange('reads').call(contextOf(editor, rows), {
			options,
			preSend: [],
			postReceive: [],
		});
		return items.map(({ json }) => json);
	} catch (error) {
		throw withoutItem(editor, error);
	}
}

/** The editor as the exchange of an item sees it; there is no item, so all parameters have their defaults. */
function contextOf(editor: ILoadOptionsFunctions, rows: ListCall['rows']): ExchangeContext {
	const [read] = reads(rows);
	const context: ExchangeContext = {
		getCredentials: async (type) => await editor.getCredentials(type),
		getItemIndex: () => 0,
		getNode: () => editor.getNode(),
		getNodeParameter: (_name, fallback) => fallback,
		getTimezone: () => editor.getTimezone(),
		async makeRoutingRequest(asked) {
			const response: IN8nHttpFullResponse =
				await editor.helpers.httpRequestWithAuthentication.call(
					editor,
					nodeDefaults.credentialType,
					{ ...(asked.options as IHttpRequestOptions), returnFullResponse: true },
				);
			return await read.call(context, [], response);
		},
	};
	return context;
}

function withoutItem(editor: ILoadOptionsFunctions, error: unknown): NodeApiError {
	if (!(error instanceof ItemFailure)) {
		return new NodeApiError(editor.getNode(), { message: String(error) });
	}
	const { what: message, remedy: description } = error.text;
	return new NodeApiError(editor.getNode(), {}, { message, description });
}
