import type { NumberingPlan } from '../../../lib/phone/numberingPlan';
import { plain } from './sameText';

/** What became of a message to one number. */
export type SendOutcome = 'accepted' | 'rejected' | 'unknown';

/** A message to one number. */
export interface Message {
	account: string;
	/** See {@link keysOf}. */
	key: string;
}

/** A message to one number that this n8n sends, or has just sent. */
export interface Send extends Readonly<Message> {
	/** The run that sends it; a run knows its own messages. */
	readonly run: object;
	readonly startedAt: number;
	readonly outcome?: SendOutcome;
	readonly smsId?: string;
	end(outcome: SendOutcome, smsId?: string): void;
	/** Settled once the outcome is known. */
	ended(): Promise<void>;
}

/** Milliseconds for which a send of unknown outcome may still be taken for an equal one. */
const UNKNOWN_FOR = 15 * 60_000;

/** IDs after which those of before the last so many are forgotten: more than calls run at a time. */
const MOST_IDS = 10_000;

/**
 * Makes the keys of the messages of an account: two that are equal have the same.
 *
 * @returns takes the number as it was written, and the text
 */
export function keysOf(account: string, plan: NumberingPlan): (to: string, text: string) => string {
	let last = { text: '', plain: '' };
	return (to, text) => {
		// Most often the text is that of the number before.
		if (text !== last.text) last = { text, plain: plain(text) };
		return `${account} ${plan.canonical(to)} ${last.plain}`;
	};
}

/** Of many messages at a time hardly one is waited for. */
class Started implements Send {
	readonly account: string;

	readonly key: string;

	readonly startedAt = Date.now();

	outcome?: SendOutcome;

	smsId?: string;

	private settle?: () => void;

	private settled?: Promise<void>;

	constructor(
		{ account, key }: Message,
		readonly run: object,
		private readonly note: (send: Send) => void,
	) {
		this.account = account;
		this.key = key;
	}

	end(outcome: SendOutcome, smsId?: string): void {
		if (this.outcome) return;
		this.outcome = outcome;
		this.smsId = smsId;
		this.note(this);
		this.settle?.();
	}

	async ended(): Promise<void> {
		if (this.outcome) return;
		this.settled ??= new Promise((resolve) => (this.settle = resolve));
		await this.settled;
	}
}

/**
 * The messages that this n8n has under way, in all its executions: of two equal ones a history does not tell which it
 * lists, and one that started before a history was read is not in it. Another n8n, such as another worker in queue
 * mode, has its own.
 */
export class SendsUnderWay {
	/** Under way, or of unknown outcome, by key. */
	private readonly open = new Map<string, Send[]>();

	/** Those of unknown outcome, in the order in which they ended. */
	private readonly unknown = new Set<Send>();

	/** IDs of messages whose responses came: none of them is one that is looked for. */
	private ids = new Set<string>();

	/** Those of before. To delete one at a time the oldest of a Set would take a look at all that were deleted. */
	private olderIds = new Set<string>();

	/** Who wants to know of each send that ends; weak, since nothing says when a run is over. */
	private readonly listeners = new Set<WeakRef<SendListener>>();

	private readonly known = new WeakSet<SendListener>();

	/** Starts a message. Whoever starts it ends it, whatever happens. */
	start(message: Message, run: object): Send {
		const send = new Started(message, run, this.note);
		const alike = this.open.get(send.key);
		if (alike) alike.push(send);
		else this.open.set(send.key, [send]);
		return send;
	}

	/** Equal messages of other runs that are under way. */
	underWayElsewhere({ key }: Message, run: object): Send[] {
		const alike = this.open.get(key) ?? [];
		return alike.filter((send) => !send.outcome && send.run !== run);
	}

	/** How many messages that are equal to one, itself included, are under way or of unknown outcome. */
	countOf({ key }: Send): number {
		this.forgetOld();
		return this.open.get(key)?.length ?? 0;
	}

	/** Whether a response gave this ID. */
	isKnown(account: string, smsId: string | undefined): boolean {
		if (smsId === undefined) return false;
		const id = idOf(account, smsId);
		return this.ids.has(id) || this.olderIds.has(id);
	}

	/** Has a listener told of each send that ends from now on, once of each. */
	addListener(listener: SendListener): void {
		if (this.known.has(listener)) return;
		this.known.add(listener);
		this.listeners.add(new WeakRef(listener));
	}

	private readonly note = (send: Send): void => {
		if (send.smsId !== undefined) this.keepId(idOf(send.account, send.smsId));
		if (send.outcome === 'unknown') this.keepUnknown(send);
		else this.forget(send);
		for (const reference of this.listeners) {
			const listener = reference.deref();
			if (listener) listener.onSendEnded(send);
			else this.listeners.delete(reference);
		}
	};

	private keepUnknown(send: Send): void {
		this.unknown.add(send);
		this.forgetOld();
	}

	private forgetOld(): void {
		const since = Date.now() - UNKNOWN_FOR;
		for (const old of this.unknown) {
			if (old.startedAt >= since) return;
			this.unknown.delete(old);
			this.forget(old);
		}
	}

	private forget(send: Send): void {
		const others = this.open.get(send.key)?.filter((other) => other !== send) ?? [];
		if (others.length === 0) this.open.delete(send.key);
		else this.open.set(send.key, others);
	}

	private keepId(id: string): void {
		this.ids.add(id);
		if (this.ids.size < MOST_IDS) return;
		this.olderIds = this.ids;
		this.ids = new Set();
	}
}

function idOf(account: string, smsId: string): string {
	return `${account} ${smsId}`;
}

/** Who wants to know of each send that ends. */
export interface SendListener {
	onSendEnded(send: Send): void;
}

/** Those of this process. */
export const sendsUnderWay = new SendsUnderWay();
