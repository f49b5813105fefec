import type { IDataObject, INodeParameters } from 'n8n-workflow';

import type { ReceivedCall, TestSandbox } from '../../support/sandbox';
import type { OperationCase } from './cases';

/** The parameters of the node for an operation. */
export function nodeParameters(operation: string, own: INodeParameters): INodeParameters {
	const [resource, name] = operation.split('.');
	return { resource, operation: name, ...own };
}

/** Brings about what a case needs. @returns the parameters of the node */
export async function prepare(
	sandbox: TestSandbox,
	{ operation, parameters, ...tested }: OperationCase,
	options: IDataObject = {},
): Promise<INodeParameters> {
	const found = (await tested.prepare?.(sandbox)) ?? {};
	const own = { ...(parameters.options as IDataObject), ...options };
	return nodeParameters(operation, {
		...parameters,
		...found,
		options: own as INodeParameters,
	});
}

/** A request as it must be made: by POST, with nothing in its URL. */
export function requestOf(
	{ path, sent, format, lookUps = [] }: OperationCase,
	type = 'json',
): Array<Partial<ReceivedCall>> {
	if (path === undefined) return [];
	const body = { key: 'demo-key', type: format ?? type, ...(sent as Record<string, string>) };
	const contentType = 'application/x-www-form-urlencoded';
	const made = { method: 'POST', query: {}, contentType };
	return [
		...lookUps.map((endpoint): unknown => expect.objectContaining({ ...made, path: endpoint })),
		expect.objectContaining({ ...made, path, body }),
	] as Array<Partial<ReceivedCall>>;
}
