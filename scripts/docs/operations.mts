import type { INodeProperties, INodePropertyOptions, INodeTypeDescription } from 'n8n-workflow';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../install/folders.mts';
import { fromBuild, readRootJson } from './build.mts';
import { table } from './table.mts';

/** The class of a node, as the build exports it. */
export type NodeClass = new () => { description: INodeTypeDescription };

interface OutputSchema {
	properties: Record<string, unknown>;
}

/** Every operation of the node SMSB2B: what the editor says of it, its endpoint and the fields of its output. */
export function operationsTable(): string {
	const { Smsb2b } = fromBuild<{ Smsb2b: NodeClass }>('nodes/Smsb2b/Smsb2b.node.js');
	const { properties } = new Smsb2b().description;
	const rows = optionsOf(properties.find(({ name }) => name === 'resource')).flatMap((resource) =>
		operationsOf(properties, resource).map((operation, at) => [
			at === 0 ? `**${resource.name}**` : '',
			operation.name,
			operation.description ?? '',
			endpointOf(operation),
			outputOf(resource, operation),
		]),
	);
	return table(['Resource', 'Operation', 'What it does', 'Endpoint', 'Output'], rows);
}

function endpointOf({ routing }: INodePropertyOptions): string {
	const url = routing?.request?.url;
	return typeof url === 'string' ? `\`${url.replace(/^\//, '')}\`` : '';
}

/** The fields that the saved schema of the simplified output lists. */
function outputOf(resource: INodePropertyOptions, { value }: INodePropertyOptions): string {
	const file = `nodes/Smsb2b/__schema__/v1.0.0/${String(resource.value)}/${String(value)}.json`;
	if (!existsSync(join(projectFolder, file))) return '';
	const { properties } = readRootJson<OutputSchema>(file);
	return Object.keys(properties)
		.map((field) => `\`${field}\``)
		.join(' ');
}

/** The operations of a resource, as the editor offers them. */
export function operationsOf(
	properties: INodeProperties[],
	{ value }: INodePropertyOptions,
): INodePropertyOptions[] {
	return optionsOf(
		properties.find(
			({ name, displayOptions }) =>
				name === 'operation' && displayOptions?.show?.resource?.includes(value),
		),
	);
}

/** The options of a property. */
export function optionsOf(property?: INodeProperties): INodePropertyOptions[] {
	return (property?.options ?? []) as INodePropertyOptions[];
}
