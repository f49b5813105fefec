import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { INodeType, INodeTypes } from 'n8n-workflow';
import { readContext } from './context.mts';
import { helperNodes } from './helper-nodes.mts';

const { engineFolder, packageFolder } = readContext();
const require = createRequire(join(engineFolder, 'package.json'));

require('reflect-metadata');
/** The n8n-core of the version that is tested. Its types are those of the version that the project is built with. */
export const core = require('n8n-core') as typeof import('n8n-core');
/** The n8n-workflow that belongs to it. */
export const library = require('n8n-workflow') as typeof import('n8n-workflow');

const loader = new core.PackageDirectoryLoader(packageFolder);
await loader.loadAll();

/** The credential type of the package. */
export const credentialType = loader.getCredential('smsb2bApi').type;

/** A node of the package, as n8n's own loader gives it. */
export function packageNode(name: string): INodeType {
	return loader.getNode(name).type as INodeType;
}

/**
 * The node as a tool of agents. n8n makes it in packages/cli, which is not installed here: the same node under another
 * name, with n8n's routing engine where agents call a declarative node themselves.
 */
function asTool(node: INodeType): INodeType {
	const description = {
		...node.description,
		name: `${node.description.name}Tool`,
		inputs: [],
		outputs: [library.NodeConnectionTypes.AiTool],
	};
	const execute: INodeType['execute'] = async function () {
		type Context = ConstructorParameters<typeof core.RoutingNode>[0];
		return (await new core.RoutingNode(this as unknown as Context, node).runNode()) ?? [];
	};
	return Object.create(node, {
		description: { value: description },
		execute: { value: execute },
	}) as INodeType;
}

const prefix = 'n8n-nodes-smsb2b.';
const known: Record<string, INodeType> = {
	...helperNodes(library.NodeConnectionTypes),
	[`${prefix}smsb2b`]: packageNode('smsb2b'),
	[`${prefix}smsb2bTool`]: asTool(packageNode('smsb2b')),
	[`${prefix}smsb2bTrigger`]: packageNode('smsb2bTrigger'),
	[`${prefix}smsb2bStatusTrigger`]: packageNode('smsb2bStatusTrigger'),
};

/** What the engine looks nodes up in. */
export const nodeTypes: INodeTypes = {
	getByName: (type) => known[type],
	getByNameAndVersion: (type) => known[type],
	getKnownTypes: () => ({}),
};
