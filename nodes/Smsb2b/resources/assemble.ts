import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import type { Field, Operation, Resource } from '../operation';

/** Where a field is shown: the operations of each resource that have it. */
type Uses = Map<string, string[]>;

/**
 * The parameters of the node. A field that several operations have is one parameter: n8n's routing
 * engine evaluates every parameter that is declared for every item, shown or not.
 */
export function assemble(resources: Resource[], defaultResource: string): INodeProperties[] {
	return [
		resourceParameter(resources, defaultResource),
		...resources.map(operationParameter),
		...[...usesOf(resources)].flatMap(([field, uses]) => shown(field, uses)),
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

function asOption({ name, value, action, description, routing }: Operation): INodePropertyOptions {
	return { name, value, action, description, routing };
}

function usesOf(resources: Resource[]): Map<Field, Uses> {
	const fields = new Map<Field, Uses>();
	for (const { value: resource, operations } of resources) {
		for (const { value: operation, fields: own } of operations) {
			for (const field of own) {
				const uses: Uses = fields.get(field) ?? new Map();
				uses.set(resource, [...(uses.get(resource) ?? []), operation]);
				fields.set(field, uses);
			}
		}
	}
	return fields;
}

/** Resources with the same operations share a parameter: conditions on both are met independently. */
function shown(field: Field, uses: Uses): INodeProperties[] {
	const together = new Map<string, string[]>();
	for (const [resource, operations] of uses) {
		const key = operations.join();
		together.set(key, [...(together.get(key) ?? []), resource]);
	}
	return [...together].map(([operations, resource]) => ({
		...field,
		displayOptions: {
			...field.displayOptions,
			show: { resource, operation: operations.split(','), ...field.displayOptions?.show },
		},
	}));
}
