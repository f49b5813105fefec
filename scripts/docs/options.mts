import type { INodeProperties, INodeTypeDescription } from 'n8n-workflow';
import { operationsOf, optionsOf, type NodeClass } from './operations.mts';
import { fromBuild } from './build.mts';
import { table } from './table.mts';

/** The collections whose members are told of. */
const COLLECTIONS = ['options', 'safeguards', 'filters', 'requestOptions'];

/** What is different where n8n's own engine executes the node; everything else is the same. */
const OF_OLDER_AGENTS: Readonly<Record<string, string>> = {
	'Safeguards → Limits': 'rejected: Balance Must Cover, and all limits of Send to Group',
	'Safeguards → Message Key': 'rejected',
	'Request Options → Batching': 'no effect: each call is one item',
	'Request Options → Max Concurrency': 'no effect',
};

/** What an agent up to version 2.2 gets of an option that its operations have. */
const SAME = 'yes';

/** Which operations have which option, and what agents up to version 2.2 get of it. */
export function optionsTable(): string {
	const { Smsb2b } = fromBuild<{ Smsb2b: NodeClass }>('nodes/Smsb2b/Smsb2b.node.js');
	const { properties } = new Smsb2b().description;
	const all = allOperations(properties);
	const uses = new Map<string, Set<string>>();
	for (const property of properties.filter(({ name }) => COLLECTIONS.includes(name))) {
		for (const option of optionsOf(property)) {
			const label = `${property.displayName} → ${'displayName' in option ? String(option.displayName) : option.name}`;
			const known = uses.get(label) ?? new Set();
			for (const operation of usersOf(property, properties)) known.add(operation);
			uses.set(label, known);
		}
	}
	const unknown = Object.keys(OF_OLDER_AGENTS).filter((label) => !uses.has(label));
	if (unknown.length > 0) throw new Error(`There is no ${unknown.join(', ')}`);
	const rows = [...uses]
		.toSorted(([one], [other]) => order(one).localeCompare(order(other), 'en'))
		.map(([label, having]) => [
			label,
			inWords(
				all.filter((operation) => having.has(operation)),
				all,
			),
			[...having].every(isNoTool) ? '–' : (OF_OLDER_AGENTS[label] ?? SAME),
		]);
	return table(['Option', 'Operations', 'Agents up to version 2.2'], rows);
}

/** Whether an operation is none for agents of any version. */
function isNoTool(operation: string): boolean {
	return operation.endsWith(': Send and Wait for Response');
}

/** By collection, in the order in which the editor shows them, and then by name. */
function order(label: string): string {
	const collections = ['Options', 'Safeguards', 'Filters', 'Request Options'];
	const [collection] = label.split(' → ');
	return `${collections.indexOf(collection)} ${label}`;
}

function allOperations(properties: INodeTypeDescription['properties']): string[] {
	const resources = optionsOf(properties.find(({ name }) => name === 'resource'));
	return resources.flatMap((resource) =>
		operationsOf(properties, resource).map(({ name }) => `${resource.name}: ${name}`),
	);
}

/** The operations that show a property. */
function usersOf(property: INodeProperties, properties: INodeProperties[]): string[] {
	const { resource: resources, operation } = property.displayOptions?.show ?? {};
	return optionsOf(properties.find(({ name }) => name === 'resource'))
		.filter(({ value }) => !resources || resources.includes(value))
		.flatMap((resource) =>
			operationsOf(properties, resource)
				.filter(({ value }) => !operation || operation.includes(value))
				.map(({ name }) => `${resource.name}: ${name}`),
		);
}

/** Few of many are named as those that lack it; the name of a resource stands once. */
function inWords(operations: string[], all: string[]): string {
	if (operations.length === all.length) return 'all';
	if (operations.length > all.length / 2) {
		return `all but ${grouped(all.filter((operation) => !operations.includes(operation)))}`;
	}
	return grouped(operations);
}

function grouped(operations: string[]): string {
	const byResource = Map.groupBy(operations, (operation) => operation.split(': ')[0]);
	return [...byResource]
		.map(([resource, own]) => `${resource}: ${own.map((name) => name.split(': ')[1]).join(', ')}`)
		.join(' · ');
}
