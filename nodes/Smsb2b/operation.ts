import type {
	DeclarativeRestApiSettings,
	IDataObject,
	IExecuteFunctions,
	IExecuteSingleFunctions,
	IHttpRequestOptions,
	IN8nHttpFullResponse,
	INodeExecutionData,
	INodeProperties,
	INodePropertyCollection,
	INodePropertyOptions,
	NodeOutput,
} from 'n8n-workflow';

/**
 * What the functions of a declaration may ask of the item they work on. n8n's routing engine offers
 * more; the runner offers exactly this.
 */
export type ItemContext = Pick<
	IExecuteSingleFunctions,
	| 'getCredentials'
	| 'getItemIndex'
	| 'getNode'
	| 'getNodeParameter'
	| 'getSignedResumeUrl'
	| 'getTimezone'
> & {
	/** Warns the user above the output; n8n's own routing engine has no place for it. */
	addHint?(message: string): void;
};

/** Shapes the request of one item before it leaves; throws when the item's input cannot be sent. */
export type PreSend = (
	this: ItemContext,
	request: IHttpRequestOptions,
) => Promise<IHttpRequestOptions>;

/** Turns the answer to one request into items; throws when the service refused. */
export type PostReceive = (
	this: ItemContext,
	items: INodeExecutionData[],
	response: IN8nHttpFullResponse,
) => Promise<INodeExecutionData[]>;

/** {@link ItemContext} with the means to put the request on the wire and read its answer. */
export type ExchangeContext = ItemContext & {
	makeRoutingRequest(
		request: DeclarativeRestApiSettings.ResultOptions,
	): Promise<INodeExecutionData[]>;
	/**
	 * Called before each call that must not be made again by another Retry of the execution; only there, and only by
	 * the runner.
	 *
	 * @throws Failure when it may have been made already
	 */
	claim?(): Promise<void>;
};

/** What a call does on the SMSB2B side: it decides what is said, and done again, when its outcome is unknown. */
export type Effect = 'reads' | 'consumes' | 'changes' | 'sends' | 'sendsToMany' | 'sendsByViber';

/** Carries out the exchange of one item: n8n calls this hook "pagination". */
export type Exchange = (
	this: ExchangeContext,
	request: DeclarativeRestApiSettings.ResultOptions,
) => Promise<INodeExecutionData[]>;

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
	operations: { pagination: Exchange };
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

/** What every request of the node has in common: the node's `requestDefaults`. */
export type RequestDefaults = Pick<
	IHttpRequestOptions,
	'disableFollowRedirect' | 'encoding' | 'headers' | 'ignoreHttpStatusErrors'
> & { body: IDataObject };

/** What all operations of the node share. */
export interface NodeDefaults {
	credentialType: string;
	request: RequestDefaults;
}

/** A resource of the node with its operations, in the order in which the editor lists them. */
export interface Resource {
	name: string;
	value: string;
	description?: string;
	operations: Operation[];
}
