import type {
	IExecuteFunctions,
	INodeExecutionData,
	INodeProperties,
	INodePropertyCollection,
	INodePropertyOptions,
	NodeOutput,
} from 'n8n-workflow';

import type { Effect, Execute, ItemContext, PostReceive, PreSend } from '../../lib/api/context';
import type { NodeDefaults } from '../../lib/api/defaults';

/** What an earlier try of a run gave for an item; without items its outcome is unknown. */
export interface EarlierTry {
	items?: INodeExecutionData[];
}

/** The items of a run, for operations that look at all of them before the first call. */
export interface SharedItems {
	readonly items: ItemContext[];
	/** Nothing of an item that is still to be done. */
	earlier(index: number): EarlierTry | undefined;
}

/** The part of n8n's `routing` vocabulary that fields may use. */
export interface FieldRouting {
	send: { type?: 'body'; property?: string; preSend?: PreSend[] };
}

/**
 * A parameter of the node. Its `displayOptions` never name resource or operation: assembling adds them. A text or ID may
 * be given as a list where `takesList` says so.
 */
export type Field = Omit<INodeProperties, 'routing' | 'options'> & {
	routing?: FieldRouting;
	takesList?: boolean;
	options?: Array<Field | INodePropertyCollection | INodePropertyOptions>;
};

/** The part of n8n's `routing` vocabulary that operations may use. */
export interface OperationRouting {
	/** For the runner; n8n does not know it. */
	effect: Effect;
	request: { method: 'POST'; url: string };
	operations: { pagination: Execute };
	send: { paginate: true; preSend?: PreSend[] };
	output: { postReceive: PostReceive[] };
}

/**
 * One operation of the node.
 *
 * `forModel` tells the model of an AI agent what it does, where the description does not tell it enough.
 * `receipt` names the output field by which SMSB2B knows what it accepted; it is reported when a
 * later item is refused. `notForAgents` says that no AI agent can call it as a tool. `run` replaces the item-by-item run where items belong together.
 */
export interface Operation {
	name: string;
	value: string;
	action: string;
	description: string;
	forModel?: string;
	routing: OperationRouting;
	fields: Field[];
	receipt?: string;
	notForAgents?: boolean;
	run?: (
		this: IExecuteFunctions,
		operation: Operation,
		defaults: NodeDefaults,
	) => Promise<NodeOutput>;
}

/** A resource of the node with its operations, in the order in which the editor lists them. */
export interface Resource {
	name: string;
	value: string;
	description?: string;
	operations: Operation[];
}
