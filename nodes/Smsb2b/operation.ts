import type {
	IDataObject,
	IExecuteFunctions,
	INodeExecutionData,
	INodeProperties,
	INodePropertyCollection,
	INodePropertyOptions,
	NodeOutput,
} from 'n8n-workflow';

import type {
	Effect,
	Execute,
	ExecuteContext,
	ItemContext,
	PreparedRequest,
	PreSend,
} from '../../lib/api/context';
import type { OutputMapper } from '../../lib/api/output';
import type { OperationResponse } from '../../lib/api/readResponse';
import type { ItemError } from '../../lib/errors/itemError';
import type { MessageKeys } from './messageKey/messageKeys';

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

/** What an earlier try of a run gave for an item; without items its outcome is unknown. */
export interface EarlierTry {
	items?: INodeExecutionData[];
}

/** The items of a run, for operations that look at all of them before the first request. */
export interface SharedItems {
	readonly items: ItemContext[];
	/** The keys of the messages, where the operation sends once per key. */
	readonly keys?: MessageKeys;
	/** Nothing of an item that is still to be done. */
	earlier(index: number): EarlierTry | undefined;
}

/** An input item with what was made of it. */
export interface EndedItem {
	item: ItemContext;
	outputs: IDataObject[];
}

/** A run of the node, for operations that do more than the same for each item. */
export interface OperationRun extends SharedItems {
	readonly execution: IExecuteFunctions;
	readonly operation: Operation;
	/** Whether messages are not sent as in production. */
	readonly isTest?: boolean;
	/** The input item at an index. */
	item(index: number): ItemContext;
	/** Why an item failed; undefined unless it did. */
	failure(index: number): unknown;
	/** The request of an item, with the means to make it. */
	requestOf(item: ItemContext): Promise<[ExecuteContext, PreparedRequest]>;
	/** Executes the operation for every item, or something else in its place. */
	execute(execute?: Execute): Promise<NodeOutput>;
	/** Executes what all input items share, such as one message to all of them. */
	executeOnce(work: (item: ItemContext) => Promise<INodeExecutionData[]>): Promise<NodeOutput>;
}

/** The means to look something up before the requests of the items. */
export type LookUp = () => Promise<[ExecuteContext, PreparedRequest]>;

/** What is at hand before an item is executed. */
export interface BeforeSending {
	/** The run; none on n8n's routing engine. */
	execution?: IExecuteFunctions;
	/** Missing there, too. */
	lookUp?: LookUp;
}

/** A value that is missing in a text that people read. */
export interface MissingValue {
	/** The label of the text. */
	label: string;
	/** What is missing, as the end of a sentence without a full stop. */
	words: string;
	/** What to do, as the beginning of a sentence. */
	remedy: string;
}

/** What an item is about to send. */
export interface PlannedMessages {
	/** One for each recipient. */
	count: number;
	/** SMS that each is charged as; of a Viber message those of the SMS in its place. */
	parts: number;
	/** The Viber sender that is charged for each besides. */
	viberSender?: string;
}

/** What happens to messages outside the hours within which they may go out. */
export type OutsideHours = 'schedule' | 'reject';

/** What the safeguards have to know of an operation that sends messages. */
export interface Outgoing {
	/** The parameters whose texts people read, by their paths. */
	texts: readonly string[];
	/**
	 * Looks for what has to be said of an item before its missing values.
	 *
	 * @throws what is said when it is the item's turn
	 */
	checkFirst?(item: ItemContext, operation: Operation): void;
	/** Whether an item may have many recipients, or all items make one message. */
	isBulk?: boolean;
	/** Whether it is known only after a look-up what an item sends. */
	looksUp?: boolean;
	/** What is missing in the texts of an item beside the values of its expressions. @throws when that cannot be said */
	gaps?(item: ItemContext, before: BeforeSending): Promise<MissingValue[]>;
	/** Where messages may be held to hours. */
	outsideHours?: OutsideHours;
	/**
	 * What the output would be without what only SMSB2B knows.
	 *
	 * @throws as executing it
	 */
	preview(
		item: ItemContext,
		before: Required<BeforeSending>,
	): INodeExecutionData[] | Promise<INodeExecutionData[]>;
	/**
	 * What an item is about to send; several entries where its messages differ.
	 *
	 * @throws when the item cannot be sent
	 */
	plan(
		item: ItemContext,
		before: BeforeSending,
	): PlannedMessages | Promise<PlannedMessages | PlannedMessages[]>;
}

/** A run of the node before its first request. On n8n's routing engine each item is a run of its own. */
export interface RunToCheck extends BeforeSending {
	first: ItemContext;
	/** The items that are still to be executed; where all share one message, the first. */
	items(): ItemContext[];
}

/** One operation of the node. What it becomes in n8n's own terms says `description/routing.ts`. */
export interface Operation {
	name: string;
	value: string;
	action: string;
	description: string;
	/** What the model of an AI agent is told instead, where the description does not tell it enough. */
	forModel?: string;
	/** Whether no AI agent can call it as a tool. */
	notForAgents?: boolean;
	fields: Field[];
	/** Where SMSB2B is called; nothing where it is not. */
	endpoint?: string;
	effect: Effect;
	/** Whether its items are executed one after the other, because each makes many requests. */
	isOneAtATime?: boolean;
	/** The steps in which the request is made of the fields; a field's own checks stand with the field. */
	steps?: PreSend[];
	/** The item as the operation reads it in a workflow, where a parameter is to be read otherwise than n8n gives it. */
	readItem?: (item: ItemContext) => ItemContext;
	/** What is known of the response. */
	response?: OperationResponse;
	/** Makes the output of an accepted response. */
	output?: OutputMapper;
	/** The output field by which SMSB2B knows what it accepted; it is named when a later item fails. */
	idField?: string;
	/**
	 * Makes what an item does instead of one request and its output: once for each run, so that its items can share
	 * something. On n8n's own routing engine every item is a run of its own, without `run`.
	 */
	execute?: (run?: SharedItems) => Execute;
	/** What the user should know of a run that is over, from the items that did not fail; shown above the output. */
	hints?: (ended: EndedItem[]) => string[];
	/** What it sends, where it sends messages to people. */
	sends?: Outgoing;
	/**
	 * Called before the first request of a run.
	 *
	 * @returns the items that are rejected
	 * @throws Smsb2bError when the run is rejected as a whole
	 */
	checkRun?: (run: RunToCheck) => Promise<ReadonlyMap<number, ItemError>>;
	/** The same on n8n's routing engine. */
	checkItem?: PreSend;
	/**
	 * Takes the place of executing a run that is a test.
	 *
	 * @returns undefined where it is none
	 */
	executeTest?: (run: OperationRun) => Promise<NodeOutput | undefined>;
	/** Takes the place of executing item by item. */
	executeRun?: (run: OperationRun) => Promise<NodeOutput>;
}

/** A resource of the node with its operations, in the order in which the editor lists them. */
export interface Resource {
	name: string;
	value: string;
	description?: string;
	operations: Operation[];
}
