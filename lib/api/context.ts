import type {
	DeclarativeRestApiSettings,
	IExecuteSingleFunctions,
	IHttpRequestOptions,
	IN8nHttpFullResponse,
	INodeExecutionData,
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
export type ExecuteContext = ItemContext & {
	makeRoutingRequest(
		request: DeclarativeRestApiSettings.ResultOptions,
	): Promise<INodeExecutionData[]>;
	/**
	 * Called before each call that must not be made again by another Retry of the execution; only there, and only by
	 * the runner.
	 *
	 * @throws Smsb2bError when it may have been made already
	 */
	claim?(): Promise<void>;
};

/** What a call does on the SMSB2B side: it decides what is said, and done again, when its outcome is unknown. */
export type Effect = 'reads' | 'consumes' | 'changes' | 'sends' | 'sendsToMany' | 'sendsByViber';

/** Carries out the exchange of one item: n8n calls this hook "pagination". */
export type Execute = (
	this: ExecuteContext,
	request: DeclarativeRestApiSettings.ResultOptions,
) => Promise<INodeExecutionData[]>;
