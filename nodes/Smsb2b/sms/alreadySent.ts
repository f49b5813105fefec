import type { ExecuteContext, ItemContext, PreparedRequest } from '../../../lib/api/context';
import { accountOf } from '../../../lib/api/credential';
import { ItemError } from '../../../lib/errors/itemError';
import type { NumberingPlan } from '../../../lib/phone/numberingPlan';
import { parseNumber } from '../../../lib/values/number';
import { eachInTurn } from '../eachInTurn';
import type { LookUp, SharedItems } from '../operation';
import { invalidInput } from '../validation/inputErrors';
import { numberingPlanFor } from '../validation/numberingPlanFor';
import { matchHistory, type Verdict, type Wanted } from './matchHistory';
import { SentByEarlierTries } from './sentByEarlierTries';
import { readSentHistory } from './sentHistory';
import { keysOf, type Message, type Send, type SendListener, sendsUnderWay } from './sendsUnderWay';

const HOUR = 60 * 60_000;

/** A message to one number, as it is to be sent. */
export type OutgoingMessage = Omit<Wanted, 'since'>;

/** What an item wants to be sent: a message for each recipient. */
export type Wants = (
	item: ItemContext,
	plan: NumberingPlan,
	lookUp: LookUp,
) => OutgoingMessage[] | Promise<OutgoingMessage[]>;

/** A message to a number that is to be started. */
interface NextMessage extends Message {
	to: string;
}

/** A message that is counted as under way until it is ended; or why it is not sent. */
export type StartedOrSent = { send: Send } | NonNullable<Verdict>;

const UNKNOWN_ELSEWHERE =
	'Another execution sent this message to this number at the same time, and its outcome is unknown.';

/**
 * Which messages of a run were sent already, for the option Skip Already Sent. The history is read once and assigned to
 * all items together, so that none takes the message of another; of what other executions of this n8n send meanwhile it
 * hears. Somebody who is to get a text twice, and got it once, gets it once more.
 */
export class AlreadySent implements SendListener {
	private reading?: Promise<Map<number, Verdict[]>>;

	/** IDs that the history has: what is heard of besides is in it already. */
	private readonly ids = new Set<string>();

	/** What other runs sent since the history was read, by key. */
	private readonly heard = new Map<string, Send[]>();

	/** @param run the items that share the history; without it each is a run of its own */
	constructor(
		private readonly wants: Wants,
		private readonly run?: SharedItems,
	) {}

	onSendEnded(send: Send): void {
		if (send.run === this || send.outcome === 'rejected') return;
		this.heard.set(send.key, [...(this.heard.get(send.key) ?? []), send]);
	}

	/**
	 * What the history says of each message that the item wants to be sent; nothing where the option is not used.
	 *
	 * @throws ItemError when the history cannot be read: then nothing may be sent
	 */
	async verdicts(context: ExecuteContext, request: PreparedRequest): Promise<Verdict[]> {
		if (!isUsed(context)) return [];
		sinceOf(context);
		this.reading ??= this.read(context, request);
		const verdicts = await this.reading.catch((error: unknown) => {
			this.reading = undefined;
			throw unread(context, error);
		});
		return verdicts.get(context.getItemIndex()) ?? [];
	}

	/**
	 * Starts messages that the history does not list, unless another run has sent them meanwhile. Each that is started
	 * has to be ended.
	 */
	async startUnlessSent(
		context: ExecuteContext,
		messages: OutgoingMessage[],
	): Promise<StartedOrSent[]> {
		const account = await accountOf(context);
		const keyOf = keysOf(account, await numberingPlanFor(context));
		const all = messages.map(({ to, text }) => ({ account, to, key: keyOf(to, text) }));
		if (!isUsed(context)) return all.map((message) => this.start(message));
		await this.othersEnded(all);
		return all.map((message) => this.startNow(message));
	}

	private start(message: Message): StartedOrSent {
		return { send: sendsUnderWay.start(message, this) };
	}

	/** Without a pause between the look and the start: no other run may start the same in between. */
	private startNow(message: NextMessage): StartedOrSent {
		const heard = this.heard.get(message.key) ?? [];
		for (let send = heard.shift(); send; send = heard.shift()) {
			const { outcome, smsId } = send;
			if (outcome === 'unknown' || smsId === undefined) return { unsure: UNKNOWN_ELSEWHERE };
			if (this.ids.has(smsId)) continue;
			const { to } = message;
			return { sent: { smsId, to, at: send.startedAt, row: { smsId, to } } };
		}
		return this.start(message);
	}

	private async othersEnded(messages: Message[]): Promise<void> {
		for (;;) {
			const others = messages.flatMap((message) => sendsUnderWay.underWayElsewhere(message, this));
			if (others.length === 0) return;
			await Promise.all(others.map(async (send) => await send.ended()));
		}
	}

	private async read(
		context: ExecuteContext,
		request: PreparedRequest,
	): Promise<Map<number, Verdict[]>> {
		sendsUnderWay.addListener(this);
		const history = await readSentHistory(context, request);
		for (const { smsId } of history.messages) if (smsId !== undefined) this.ids.add(smsId);
		const plan = await numberingPlanFor(context);
		const earlier = new SentByEarlierTries(plan);
		const wanted: Array<[index: number, wanted: Wanted[]]> = [];
		const lookUp: LookUp = async () => [context, request];
		await eachInTurn(this.run?.items ?? [context], async (item) => {
			const index = item.getItemIndex();
			const own = await this.wantedBy(item, plan, lookUp);
			if (!earlier.account(own, this.run?.earlier(index))) wanted.push([index, own]);
		});
		const all = [...earlier.unaccounted, ...wanted.flatMap(([, own]) => own)];
		const messages = history.messages.filter(({ smsId }) => !earlier.ids.has(smsId));
		const verdicts = matchHistory(all, { ...history, messages }, plan).slice(
			earlier.unaccounted.length,
		);
		return new Map(wanted.map(([index, own]) => [index, verdicts.splice(0, own.length)]));
	}

	/** Nothing of an item whose input is rejected: it is reported when its turn comes. */
	private async wantedBy(...[item, ...how]: Parameters<Wants>): Promise<Wanted[]> {
		try {
			const since = sinceOf(item);
			const messages = await this.wants(item, ...how);
			return messages.map((message) => ({ ...message, since }));
		} catch {
			return [];
		}
	}
}

/** The error of a message that may have been sent before. */
export function unsureFailure(context: ItemContext, why: string): ItemError {
	return invalidInput(context, {
		message: 'This message may have been sent before',
		description: `${why} Look it up with History: Get Many Single Messages or Get Many Bulk Messages; if it was not sent, send it without "Skip Already Sent".`,
	});
}

function isUsed(context: ItemContext): boolean {
	// An expression that gives nothing is an option all the same.
	return Object.hasOwn(context.getNodeParameter('options', {}) as object, 'skipSent');
}

/** The time from which on messages count, by the hours that the user set. */
function sinceOf(context: ItemContext): number {
	const value = context.getNodeParameter('options.skipSent', '');
	const hours = parseNumber(value);
	if (hours > 0) return Date.now() - hours * HOUR;
	throw invalidInput(context, {
		message: `The value in "Skip Already Sent" is not a number of hours: ${String(value)}`,
		description: 'Enter how many hours to look back in the history, e.g. 24, or remove the option.',
	});
}

function unread(context: ItemContext, error: unknown): unknown {
	if (!(error instanceof ItemError)) return error;
	const description = `The history could not be checked first, so nothing was sent for this item. ${error.text.description}`;
	return new ItemError(context.getNode(), context.getItemIndex(), { ...error.text, description });
}
