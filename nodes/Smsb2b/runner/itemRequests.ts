import type { IExecuteFunctions, IHttpRequestOptions } from 'n8n-workflow';

import type { ExecuteContext, ItemContext, PreparedRequest } from '../../../lib/api/context';
import type { RequestDefaults } from '../../../lib/api/requestDefaults';
import type { ApiResponse } from '../../../lib/api/formats';
import { readResponse } from '../../../lib/api/readResponse';
import type { Operation } from '../operation';
import { buildRequest, type RequestDeclaration } from './buildRequest';
import type { Retries } from './retries';
import type { RunSettings } from './runSettings';
import { isCancelled } from './stopping';
import { transport } from './transport';

/** A request of none of the operation's parameters. */
const WITHOUT_PARAMETERS: RequestDeclaration = { fields: [] };

/** The requests of a run: of each item's parameters, with what the user has set for all of them. */
export class ItemRequests {
	/** Items to whose requests SMSB2B has responded. */
	private readonly answered = new Set<number>();

	constructor(
		private readonly execution: IExecuteFunctions,
		private readonly operation: Operation,
		private readonly defaults: RequestDefaults,
	) {}

	/** Whether SMSB2B has responded to a request of an item, whatever became of the response. */
	wereAnswered(index: number): boolean {
		return this.answered.has(index);
	}

	/**
	 * The request of an item, with the means to make it.
	 *
	 * @throws ItemError for a parameter that cannot be sent, or whatever n8n throws for an expression
	 */
	async of(
		item: ItemContext,
		settings: RunSettings,
		retries?: Retries,
	): Promise<[ExecuteContext, PreparedRequest]> {
		const options = await this.optionsOf(this.operation, item, settings);
		const answered = () => this.answered.add(item.getItemIndex());
		const send = async (request: PreparedRequest) =>
			await this.send(item, request, settings, answered);
		const claim = async () => await retries?.claim(item.getItemIndex());
		const context = Object.assign(item, {
			...{ send, claim },
			maxConcurrency: settings.pace.concurrency,
			isCancelled: () => isCancelled(this.execution),
		});
		return [context, { options, preSend: [], postReceive: [] }];
	}

	/** The means to look something up before the requests of the items: it is none of theirs. */
	async forLookUp(
		item: ItemContext,
		settings: RunSettings,
	): Promise<[ExecuteContext, PreparedRequest]> {
		const options = await this.optionsOf(WITHOUT_PARAMETERS, item, settings);
		const send = async (request: PreparedRequest) => await this.send(item, request, settings);
		const context = Object.assign(Object.create(item) as ItemContext, { send });
		return [context, { options, preSend: [], postReceive: [] }];
	}

	private async optionsOf(
		declaration: RequestDeclaration,
		item: ItemContext,
		{ pace }: RunSettings,
	): Promise<IHttpRequestOptions> {
		return await buildRequest(declaration, this.defaults, pace.settings, item);
	}

	private async send(
		item: ItemContext,
		{ options }: PreparedRequest,
		settings: RunSettings,
		answered?: () => void,
	): Promise<ApiResponse> {
		const response = await transport(
			this.execution,
			settings,
			options as Partial<IHttpRequestOptions>,
		);
		answered?.();
		return await readResponse(item, response, this.operation.response);
	}
}
