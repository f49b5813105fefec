import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import type { Field, Operation, Resource } from '../operation';
import { requireOperation } from './requireOperation';
import { routingOf } from './routing';

/** Where a field is shown: the operations of each resource that have it. */
type Uses = Map<string, string[]>;

/**
 * The parameters of the node. A field that several operations have is one parameter: n8n's routing
 * engine evaluates every parameter that is declared for every item, shown or not.
 */
export function buildProperties(resources: Resource[], defaultResource: string): INodeProperties[] {
	return [
		resourceParameter(resources, defaultResource),
		...resources.map(operationParameter),
		...ordered(resources).flatMap((field) => shown(field, usesOf(field, resources))),
	];
}

function resourceParameter(resources: Resource[], defaultResource: string): INodeProperties {
	return {
		displayName: 'Resource',
		name: 'resource',
		type: 'options',
		noDataExpression: true,
		default: defaultResource,
		options: resources.map(({ name, value }) => ({ name, value })),
		routing: { send: { preSend: [requireOperation(resources) as never] } },
	};
}

function operationParameter({ value, operations }: Resource): INodeProperties {
	const [first] = operations.map((operation) => operation.value);
	const preferred = operations.some((operation) => operation.value === 'send') ? 'send' : first;
	return {
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: [value] } },
		default: preferred,
		options: operations.map(asOption),
	};
}

function asOption(operation: Operation): INodePropertyOptions {
	const { name, value, action, description } = operation;
	return { name, value, action, description, routing: routingOf(operation) };
}

/** The fields of all operations, each before those that follow it in any of them. */
function ordered(resources: Resource[]): Field[] {
	const followers = new Map<Field, Field[]>();
	for (const { fields } of resources.flatMap(({ operations }) => operations)) {
		for (const [at, field] of fields.entries()) {
			followers.set(field, [...(followers.get(field) ?? []), ...fields.slice(at + 1, at + 2)]);
		}
	}
	const order = new Set<Field>();
	const visited = new Set<Field>();
	const visit = (field: Field): void => {
		if (visited.has(field)) return;
		visited.add(field);
		followers.get(field)?.forEach(visit);
		order.add(field);
	};
	[...followers.keys()].toReversed().forEach(visit);
	return [...order].toReversed();
}

function usesOf(field: Field, resources: Resource[]): Uses {
	const uses: Uses = new Map();
	for (const { value: resource, operations } of resources) {
		const having = operations.filter(({ fields }) => fields.includes(field));
		if (having.length > 0)
			uses.set(
				resource,
				having.map(({ value }) => value),
			);
	}
	return uses;
}

/** Resources with the same operations share a parameter: conditions on both are met independently. */
function shown(field: Field, uses: Uses): INodeProperties[] {
	const together = new Map<string, string[]>();
	for (const [resource, operations] of uses) {
		const key = operations.join();
		together.set(key, [...(together.get(key) ?? []), resource]);
	}
	const property: Field = { ...field };
	delete property.takesList;
	return [...together].map(([operations, resource]) => ({
		...property,
		displayOptions: {
			...field.displayOptions,
			show: { resource, operation: operations.split(','), ...field.displayOptions?.show },
		},
	}));
}
