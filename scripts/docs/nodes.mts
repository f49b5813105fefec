import type { INodeProperties, INodePropertyOptions, INodeTypeDescription } from 'n8n-workflow';
import { fromBuild, readRootJson } from './build.mts';
import { table } from './table.mts';

interface Manifest {
	n8n: { nodes: string[] };
}

/** The nodes of the package, with what each says of itself. */
export function nodesTable(): string {
	const rows = descriptions().map(({ displayName, description }) => [
		`**${displayName}**`,
		description,
	]);
	return table(['Node', 'What it does'], rows);
}

/** Every operation of the node SMSB2B, as the editor lists and describes it. */
export function operationsTable(): string {
	const node = descriptions().find(({ name }) => name === 'smsb2b');
	if (!node) throw new Error('package.json lists no node "smsb2b"');
	const rows = optionsOf(node.properties.find(({ name }) => name === 'resource')).flatMap(
		(resource) =>
			operationsOf(node, resource).map(({ name, description }, at) => [
				at === 0 ? `**${resource.name}**` : '',
				name,
				description ?? '',
			]),
	);
	return table(['Resource', 'Operation', 'What it does'], rows);
}

function descriptions(): INodeTypeDescription[] {
	const { n8n } = readRootJson<Manifest>('package.json');
	return n8n.nodes
		.map((file) => file.replace(/^dist\//, ''))
		.flatMap((file) => Object.values(fromBuild<Record<string, NodeClass>>(file)))
		.map((Node) => new Node().description);
}

type NodeClass = new () => { description: INodeTypeDescription };

function operationsOf(
	{ properties }: INodeTypeDescription,
	{ value }: INodePropertyOptions,
): INodePropertyOptions[] {
	return optionsOf(
		properties.find(
			({ name, displayOptions }) =>
				name === 'operation' && displayOptions?.show?.resource?.includes(value),
		),
	);
}

function optionsOf(property?: INodeProperties): INodePropertyOptions[] {
	return (property?.options ?? []) as INodePropertyOptions[];
}
