import type { IDataObject, IHttpRequestOptions, INodeParameters } from 'n8n-workflow';

import type { ItemContext, PreSend } from '../../../lib/api/context';
import type { RequestDefaults } from '../../../lib/api/requestDefaults';
import { getOwn } from '../../../lib/values/getOwn';
import { type DeclaredField, declaredFields } from '../declaredFields';
import type { FieldRouting, Operation } from '../operation';
import type { RequestSettings } from './requestSettings';

/** A field that takes part in the request, with the path of its value among the parameters. */
interface SentField {
	path: string;
	isLocator: boolean;
	routing: FieldRouting;
}

/** What of an operation makes its request. */
export type RequestDeclaration = Pick<Operation, 'endpoint' | 'fields' | 'steps'>;

/** The request of one item, as n8n's routing engine would build it of the same declaration. */
export async function buildRequest(
	operation: RequestDeclaration,
	defaults: RequestDefaults,
	settings: RequestSettings['settings'],
	item: ItemContext,
): Promise<IHttpRequestOptions> {
	const { endpoint } = operation;
	const body: IDataObject = { ...defaults.body };
	const steps: PreSend[] = [...(operation.steps ?? [])];
	const { parameters } = item.getNode();
	for (const { path, isLocator, routing } of sentFields(operation)) {
		const value = item.getNodeParameter(path, undefined, { extractValue: isLocator });
		// Not shown, unlike an expression that gives nothing, which is to be checked like an empty value.
		if (value === undefined && !isSet(parameters, path)) continue;
		if (routing.send.property) body[routing.send.property] = value as IDataObject[string];
		steps.push(...(routing.send.preSend ?? []));
	}
	let options: IHttpRequestOptions = {
		...defaults,
		method: 'POST',
		url: `/${endpoint ?? ''}`,
		...settings,
		headers: { ...defaults.headers },
		body,
		returnFullResponse: true,
	};
	for (const step of steps) options = await step.call(item, options);
	return options;
}

/** Whether the node has a value for a parameter; n8n takes out those that are not shown. */
function isSet(parameters: INodeParameters, path: string): boolean {
	const [root, ...inner] = path.split('.');
	return inner.reduce<unknown>(getOwn, getOwn(parameters, root)) !== undefined;
}

const known = new WeakMap<RequestDeclaration, SentField[]>();

function sentFields(operation: RequestDeclaration): SentField[] {
	const found = known.get(operation) ?? declaredFields(operation.fields).flatMap(asSentField);
	known.set(operation, found);
	return found;
}

function asSentField({ field: { routing, type }, path }: DeclaredField): SentField[] {
	return routing ? [{ path, isLocator: type === 'resourceLocator', routing }] : [];
}
