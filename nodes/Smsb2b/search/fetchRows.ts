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
import { readRow, type Columns } from '../response/columns';
import { ItemFailure } from '../response/failures';
import { reads } from '../response/reader';
import { rowsOf, type ListName } from '../response/rows';

/** A list of SMSB2B, fetched with the credential that is chosen in the editor. */
export async function fetchRows(
	editor: ILoadOptionsFunctions,
	endpoint: string,
	list: ListName,
	columns: Columns,
): Promise<IDataObject[]> {
	const [read] = reads((answer) => rowsOf(answer, list).map((row) => readRow(row, columns)));
	const { credentialType, request } = nodeDefaults;
	const options = {
		...request,
		url: `/${endpoint}`,
		method: 'POST' as const,
		body: { ...request.body },
	};
	const context: ExchangeContext = {
		getCredentials: async (type) => await editor.getCredentials(type),
		getItemIndex: () => 0,
		getNode: () => editor.getNode(),
		getNodeParameter: (_name, fallback) => fallback,
		getTimezone: () => editor.getTimezone(),
		async makeRoutingRequest(asked) {
			const response: IN8nHttpFullResponse =
				await editor.helpers.httpRequestWithAuthentication.call(editor, credentialType, {
					...(asked.options as IHttpRequestOptions),
					returnFullResponse: true,
				});
			return await read.call(context, [], response);
		},
	};
	try {
		const items = await exchange('reads').call(context, { options, preSend: [], postReceive: [] });
		return items.map(({ json }) => json);
	} catch (error) {
		if (!(error instanceof ItemFailure))
			throw new NodeApiError(editor.getNode(), { message: String(error) });
		const { what: message, remedy: description } = error.text;
		throw new NodeApiError(editor.getNode(), {}, { message, description });
	}
}
