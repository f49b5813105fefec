import type {
	DeclarativeRestApiSettings,
	IDataObject,
	IExecuteSingleFunctions,
	IHttpRequestOptions,
	INodeExecutionData,
} from 'n8n-workflow';

import type { ApiResponse } from './formats';

/**
 * What the functions of a declaration may ask of the item they work on. n8n's routing engine offers
 * more; the runner offers exactly this.
 */
export type ItemContext = Pick<
	IExecuteSingleFunctions,
	| 'evaluateExpression'
	| 'getCredentials'
	| 'getItemIndex'
	| 'getNode'
	| 'getNodeParameter'
	| 'getSignedResumeUrl'
	| 'getTimezone'
> & {
	/** Warns the user above the output; n8n's own routing engine has no place for it. */
	addHint?(message: string): void;
	/**
	 * Looks something up once for all items of a run; where that failed, it fails for each. On n8n's own routing engine every
	 * item is a run of its own.
	 */
	once?<T>(what: string, lookUp: () => Promise<T>): Promise<T>;
	/** The only number to which a test sends, where the item is one. */
	testNumber?: string;
};

/** Shapes the request of one item before it leaves; throws when the item's input cannot be sent. */
export type PreSend = (
	this: ItemContext,
	request: IHttpRequestOptions,
) => Promise<IHttpRequestOptions>;

/** A request that was built of an item's parameters; `options.body` has its form fields. */
export type PreparedRequest = DeclarativeRestApiSettings.ResultOptions;

/** The form fields of a request. */
export function formBody(request: Pick<IHttpRequestOptions, 'body'>): IDataObject {
	return request.body as IDataObject;
}

/** {@link ItemContext} with the means to call SMSB2B. */
export type ExecuteContext = ItemContext & {
	/**
	 * Puts a request on the wire and parses the response: by the runner (`runner/itemRequests`), by n8n's routing engine for
	 * agents' tools (`description/routing`), or without an item (`lib/api/fetchList`).
	 *
	 * @throws Smsb2bError when SMSB2B rejected the request, or when the response cannot be read; whatever n8n throws when
	 * none came
	 */
	send(request: PreparedRequest): Promise<ApiResponse>;
	/**
	 * Called before each request that must not be made again by another Retry of the execution; only there, and only by
	 * the runner.
	 *
	 * @throws Smsb2bError when it may have been made already
	 */
	claim?(): Promise<void>;
	/** How many requests may be made at a time, where an item makes several; one where it is not said. */
	maxConcurrency?: number;
	/** Whether the execution has been ended, so that an item that makes several requests starts no further. */
	isCancelled?(): boolean;
};

/** What a request does at SMSB2B: it decides what is said, and done again, when its outcome is unknown. */
export type Effect =
	| 'reads'
	| 'consumes'
	| 'changes'
	| 'sends'
	| 'sendsToMany'
	| 'sendsWithoutHistory';

/** Executes an operation for one item, and gives its output. */
export type Execute = (
	context: ExecuteContext,
	request: PreparedRequest,
) => Promise<INodeExecutionData[]>;
