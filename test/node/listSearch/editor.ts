import 'reflect-metadata';
import { LoadOptionsContext } from 'n8n-core';
import {
	Workflow,
	type ICredentialDataDecryptedObject,
	type INodeListSearchResult,
	type INodeParameters,
	type IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';

import { Smsb2b } from '../../../nodes/Smsb2b/Smsb2b.node';
import { StoredCredential } from '../../support/credentialsHelper';

const smsb2b = new Smsb2b();
const { listSearch } = smsb2b.methods;

/** What the user has typed and chosen in the editor when a list is opened. */
export interface Editing {
	credential: ICredentialDataDecryptedObject | StoredCredential;
	parameters?: INodeParameters;
	filter?: string;
	paginationToken?: string;
}

/** Opens the list behind a resource locator as n8n does for its editor. */
export async function openList(
	method: keyof typeof listSearch,
	{ credential, parameters = {}, filter, paginationToken }: Editing,
): Promise<INodeListSearchResult> {
	const nodeTypes = {
		getByName: () => smsb2b,
		getByNameAndVersion: () => smsb2b,
		getKnownTypes: () => ({}),
	};
	const node = {
		id: 'n',
		name: 'SMSB2B',
		type: 'smsb2b',
		typeVersion: 1,
		position: [0, 0] as [number, number],
		parameters,
		credentials: { smsb2bApi: { id: 'c1', name: 'SMSB2B' } },
	};
	const workflow = new Workflow({ nodes: [node], connections: {}, active: false, nodeTypes });
	const additionalData = {
		credentialsHelper:
			credential instanceof StoredCredential ? credential : new StoredCredential(credential),
		currentNodeParameters: parameters,
		async getRuntimeCredential() {
			return undefined;
		},
	} as unknown as IWorkflowExecuteAdditionalData;
	const editor = new LoadOptionsContext(workflow, node, additionalData, '');
	return await listSearch[method].call(editor, filter, paginationToken);
}

/** The names in all pages of a list, page by page. */
export async function pagesOf(
	method: keyof typeof listSearch,
	editing: Editing,
): Promise<string[][]> {
	const pages: string[][] = [];
	let paginationToken: string | undefined;
	do {
		const page = await openList(method, { ...editing, paginationToken });
		pages.push(page.results.map(({ name }) => name));
		paginationToken = page.paginationToken as string | undefined;
	} while (paginationToken !== undefined);
	return pages;
}
