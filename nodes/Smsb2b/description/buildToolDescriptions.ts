import type { INodeProperties } from 'n8n-workflow';

import type { Operation, Resource } from '../operation';

/**
 * What the model of an AI agent is told of each operation, for the user to change. n8n by itself tells it
 * the action alone ("Send an SMS in SMSB2B"), so that the model would not know what costs money and what
 * cannot be undone.
 */
export function toolDescriptions(resources: Resource[]): INodeProperties[] {
	return resources.flatMap(({ value, operations }) =>
		operations
			.filter(({ notForAgents }) => !notForAgents)
			.map((operation) => toolDescription(value, operation)),
	);
}

function toolDescription(
	resource: string,
	{ value, description, forModel = description }: Operation,
): INodeProperties {
	return {
		displayName: 'Description',
		name: 'toolDescription',
		type: 'string',
		typeOptions: { rows: 3 },
		default: forModel,
		description: 'Explains to the AI agent what this tool does and when to use it',
		displayOptions: { show: { '@tool': [true], resource: [resource], operation: [value] } },
	};
}
