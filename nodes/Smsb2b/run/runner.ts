import {
	sleep,
	type DeclarativeRestApiSettings,
	type ICredentialDataDecryptedObject,
	type ICredentialsDecrypted,
	type IExecuteFunctions,
	type IHttpRequestOptions,
	type IN8nHttpFullResponse,
	type INodeExecutionData,
	type NodeOutput,
} from 'n8n-workflow';
import pMap from 'p-map';

import type {
	EarlierTry,
	Exchange,
	ExchangeContext,
	NodeDefaults,
	Operation,
	SharedItems,
} from '../operation';
import { wholeBody } from '../response/body';
import { ItemFailure } from '../response/failures';
import { asTimeout, within } from './deadline';
import { Item } from './item';
import { lookAhead } from './lookAhead';
import { RunMemory, type Remembered } from './memory';
import {
	asRunFailure,
	cancelled,
	failureItem,
	forItem,
	stoppingFailure,
	stopsRun,
	type Outcome,
	type RunFailure,
} from './outcome';
import { buildRequest } from './request';
import { paceOf, type Pace } from './requestOptions';

type Request = DeclarativeRestApiSettings.ResultOptions;

/** An item that is ready for its exchange. */
type Opened = [ExchangeContext, Request];

/**
 * One run of a declared operation in a workflow: a bounded number of requests at a time, every
 * expression evaluated once, outputs in the order of the input and paired with it.
 */
export class Run implements SharedItems {
	/** The failure after which no further request starts. */
	private stopped?: RunFailure;

	/** The input items, once all of them were asked for: what was evaluated of one is not evaluated again. */
	private all?: Item[];

	/** What earlier tries of this run have done. */
	private readonly done: ReadonlyMap<number, Remembered>;

	private constructor(
		private readonly execution: IExecuteFunctions,
		private readonly operation: Operation,
		private readonly defaults: NodeDefaults,
		private readonly pace: Pace,
		private readonly credentials: ICredentialsDecrypted<ICredentialDataDecryptedObject> & {
			data: ICredentialDataDecryptedObject;
		},
		private readonly memory: RunMemory,
	) {
		this.done = memory.recall();
	}

	/** Reads the credential and Request Options, once for all items. */
	static async start(
		execution: IExecuteFunctions,
		operation: Operation,
		defaults: NodeDefaults,
	): Promise<Run> {
		const { credentialType } = defaults;
		const { id, name } = execution.getNode().credentials?.[credentialType] ?? { id: '', name: '' };
		const data = await execution.getCredentials<ICredentialDataDecryptedObject>(credentialType);
		const credentials = { id: id ?? '', name, type: credentialType, data };
		const pace = paceOf(execution);
		return new Run(execution, operation, defaults, pace, credentials, RunMemory.of(execution));
	}

	get items(): Item[] {
		this.all ??= this.execution.getInputData().map((_item, index) => this.newItem(index));
		return this.all;
	}

	earlier(index: number): EarlierTry | undefined {
		return this.done.get(index);
	}

	/**
	 * Carries the operation out for every input item.
	 *
	 * @param exchange of each item; that of the declaration unless items share something
	 * @throws ItemFailure or NodeOperationError for the first item that went wrong, unless the node
	 * continues on failure. No request starts after it, those in flight end, and the failure names
	 * what was carried out.
	 */
	async carryOut(exchange = this.operation.routing.operations.pagination): Promise<NodeOutput> {
		return this.end(await this.outcomes(exchange));
	}

	/**
	 * Carries out work that all input items share, such as one message to all of them.
	 *
	 * @throws as {@link carryOut}; when the node continues on failure, every item says why
	 */
	async carryOutOnce(work: (item: Item) => Promise<INodeExecutionData[]>): Promise<NodeOutput> {
		const outcome = await this.one(0, async () => await work(this.item(0)));
		const { failure } = outcome;
		if (!failure) return this.end([outcome]);
		const items = this.execution
			.getInputData()
			.map((_item, index) => failureItem(forItem(this.execution.getNode(), failure, index), index));
		return this.end([{ ...outcome, items }]);
	}

	/** The input item at this index, as declarations see it. */
	item(index: number): Item {
		return this.all?.[index] ?? this.newItem(index);
	}

	private newItem(index: number): Item {
		return new Item(this.execution, this.credentials.data, index);
	}

	/** The request of an item, with the means to put it on the wire. */
	async open(item: Item): Promise<Opened> {
		const { request } = this.defaults;
		const options = await buildRequest(this.operation, request, this.pace.settings, item);
		const makeRoutingRequest = async (asked: Request) => await this.send(item, asked);
		return [Object.assign(item, { makeRoutingRequest }), { options, preSend: [], postReceive: [] }];
	}

	private async outcomes(exchange: Exchange): Promise<Outcome[]> {
		const indices = this.execution.getInputData().map((_item, index) => index);
		const { batchSize, batchInterval, concurrency } = this.pace;
		const outcomes: Outcome[] = [];
		for (let start = 0; start < indices.length; start += batchSize) {
			if (start > 0 && !this.stopped) await sleep(batchInterval);
			const batch = indices.slice(start, start + batchSize);
			const open = lookAhead(batch, async (index) => await this.open(this.item(index)));
			const ended = await pMap(
				batch,
				async (index) =>
					await this.one(index, async () => await this.exchange(exchange, await open(index))),
				{ concurrency },
			);
			outcomes.push(...ended);
		}
		return outcomes;
	}

	private end(outcomes: Outcome[]): NodeOutput {
		const isCancelled = this.isCancelled();
		if (isCancelled || outcomes.some(({ failure }) => failure)) this.memory.keep(outcomes);
		else this.memory.forget();
		if (this.stopped && (isCancelled || !this.execution.continueOnFail())) {
			throw stoppingFailure(outcomes, this.stopped, this.operation.receipt);
		}
		return [outcomes.flatMap(({ items }) => items)];
	}

	/** Whether the user, or the time limit of the workflow, has ended the execution; n8n goes on with a node all the same. */
	private isCancelled(): boolean {
		return this.execution.getExecutionCancelSignal()?.aborted === true;
	}

	private async exchange(
		exchange: Exchange,
		[context, request]: Opened,
	): Promise<INodeExecutionData[]> {
		const made = await exchange.call(context, request);
		return made.map((item) => ({ pairedItem: { item: context.getItemIndex() }, ...item }));
	}

	private async one(index: number, work: () => Promise<INodeExecutionData[]>): Promise<Outcome> {
		const done = this.done.get(index);
		if (done?.items) return { index, items: done.items };
		if (this.isCancelled()) this.stopped ??= cancelled(this.execution.getNode());
		if (this.stopped) return this.skipped(index, this.stopped);
		if (done?.text) {
			return this.failed(index, new ItemFailure(this.execution.getNode(), index, done.text));
		}
		try {
			return { index, items: await work() };
		} catch (error) {
			return this.failed(index, asRunFailure(this.execution.getNode(), error, index));
		}
	}

	private async send(item: Item, { options }: Request): Promise<INodeExecutionData[]> {
		const timeout = asTimeout(options.timeout ?? this.pace.settings.timeout);
		const response = await within(this.execution, timeout, async (caller, signal) => {
			const answer: IN8nHttpFullResponse =
				await this.execution.helpers.httpRequestWithAuthentication.call(
					caller,
					this.defaults.credentialType,
					{ ...options, timeout } as IHttpRequestOptions,
					{ credentialsDecrypted: this.credentials },
				);
			const body = await wholeBody(answer.body, this.pace.maxResponseSize, signal);
			return { ...answer, body } as IN8nHttpFullResponse;
		});
		let items: INodeExecutionData[] = [];
		for (const read of this.operation.routing.output.postReceive) {
			items = await read.call(item, items, response);
		}
		return items;
	}

	private failed(index: number, failure: RunFailure): Outcome {
		if (!this.execution.continueOnFail() || stopsRun(failure)) this.stopped ??= failure;
		return { index, items: [failureItem(failure, index)], failure };
	}

	private skipped(index: number, failure: RunFailure): Outcome {
		if (!this.execution.continueOnFail()) return { index, items: [], skipped: true };
		const same = forItem(this.execution.getNode(), failure, index);
		return { index, items: [failureItem(same, index)], skipped: true };
	}
}
