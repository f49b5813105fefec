import type { INodeProperties, INodeTypeDescription } from 'n8n-workflow';
import type { Session } from './session.mts';

/** An operation of the node as the editor lists it. */
export interface ListedOperation {
	resource: string;
	operation: string;
	/** What the editor calls it where nodes are added. */
	action: string;
	/** What the model of an AI agent is told of it; undefined where no agent can call it. */
	told: string | undefined;
}

const node = { name: 'n8n-nodes-smsb2b.smsb2b', version: 1 };

/** All operations of the node, from the description that n8n gives its editor. */
export async function listOperations(session: Session): Promise<ListedOperation[]> {
	const [{ properties }] = await session.post<INodeTypeDescription[]>('node-types', {
		nodeInfos: [node],
	});
	const told = properties.filter(({ name }) => name === 'toolDescription');
	return properties
		.filter(({ name }) => name === 'operation')
		.flatMap(operationsOf)
		.map((listed) => ({ ...listed, told: toldOf(listed, told) }));
}

function operationsOf({ displayOptions, options = [] }: INodeProperties) {
	const resource = String(displayOptions?.show?.resource?.[0]);
	return options.flatMap((option) => {
		// n8n adds its own "Custom API Call" to every resource, without an action.
		if (!('action' in option)) return [];
		const { value, action = '' } = option;
		return [{ resource, operation: String(value), action }];
	});
}

function toldOf(
	{ resource, operation }: Pick<ListedOperation, 'resource' | 'operation'>,
	descriptions: INodeProperties[],
): string | undefined {
	const found = descriptions.find(
		({ displayOptions }) =>
			displayOptions?.show?.resource?.includes(resource) &&
			displayOptions.show.operation?.includes(operation),
	);
	return found && String(found.default);
}
