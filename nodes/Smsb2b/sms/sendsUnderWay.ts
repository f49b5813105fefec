import type { NumberingPlan } from '../../../lib/phone/numberingPlan';
import { plain } from './sameText';

/** What became of a message to one number. */
export type SendOutcome = 'accepted' | 'rejected' | 'unknown';

/** A message to one number that this n8n sends, or has just sent. */
export interface Send {
	readonly account: string;
	/** Account, number and text. */
	readonly key: string;
	/** The run that sends it; a run knows its own messages. */
	readonly run: object;
	readonly startedAt: number;
	/** Settled once the outcome is known. */
	readonly ended: Promise<void>;
	readonly end: (outcome: SendOutcome, smsId?: string) => void;
	outcome?: SendOutcome;
	smsId?: string;
}

/** Milliseconds for which a send of unknown outcome may still be taken for an equal one. */
const UNKNOWN_FOR = 15 * 60_000;

/** IDs after which those of before the last so many are forgotten: more than calls run at a time. */
const MOST_IDS = 10_000;

/** A message to one number. */
export interface Message {
	account: string;
	plan: NumberingPlan;
	to: string;
	text: string;
}

/** What makes two messages equal. */
export function keyOf({ account, plan, to, text }: Message): string {
	return `${account} ${plan.canonical(to)} ${plain(text)}`;
}

/**
 * The messages that this n8n has under way, in all its executions: of two equal ones a history does not tell which it
 * lists, and one that started before a history was read is not in it. Another n8n, such as another worker in queue
 * mode, has its own.
 */
export class SendsUnderWay {
	/** Under way, or of unknown outcome, by key. */
	private readonly open = new Map<string, Set<Send>>();

	/** Those of unknown outcome, in the order in which they ended. */
	private readonly unknown = new Set<Send>();

	/** IDs of messages whose responses came: none of them is one that is looked for. */
	private ids = new Set<string>();

	/** Those of before. To delete one at a time the oldest of a Set would take a look at all that were deleted. */
	private olderIds = new Set<string>();

	/** Who wants to hear of each send that ends; weak, since nothing says when a run is over. */
	private readonly listeners = new Set<WeakRef<SendListener>>();

	/** Starts a message. Whoever starts it ends it, whatever happens. */
	start(message: Message, run: object): Send {
		const key = keyOf(message);
		let settle = () => {};
		const ended = new Promise<void>((resolve) => (settle = resolve));
		const send: Send = {
			...{ account: message.account, key, run, startedAt: Date.now(), ended },
			end: (outcome, smsId) => {
				if (send.outcome) return;
				Object.assign(send, { outcome, smsId });
				this.note(send);
				settle();
			},
		};
		this.open.set(key, (this.open.get(key) ?? new Set()).add(send));
		return send;
	}

	/** Equal messages of other runs that are under way. */
	underWayElsewhere(message: Message, run: object): Send[] {
		const alike = this.open.get(keyOf(message)) ?? [];
		return [...alike].filter((send) => !send.outcome && send.run !== run);
	}

	/** How many messages that are equal to one, itself included, are under way or of unknown outcome. */
	countOf({ key }: Send): number {
		return this.open.get(key)?.size ?? 0;
	}

	/** Whether a response gave this ID. */
	isKnown(account: string, smsId: string | undefined): boolean {
		if (smsId === undefined) return false;
		const id = idOf(account, smsId);
		return this.ids.has(id) || this.olderIds.has(id);
	}

	/** Has a listener told of each send that ends from now on. */
	tell(listener: SendListener): void {
		this.listeners.add(new WeakRef(listener));
	}

	private note(send: Send): void {
		if (send.smsId !== undefined) this.keepId(idOf(send.account, send.smsId));
		if (send.outcome === 'unknown') this.keepUnknown(send);
		else this.forget(send);
		for (const reference of this.listeners) {
			const listener = reference.deref();
			if (listener) listener.hear(send);
			else this.listeners.delete(reference);
		}
	}

	private keepUnknown(send: Send): void {
		this.unknown.add(send);
		const since = Date.now() - UNKNOWN_FOR;
		for (const old of this.unknown) {
			if (old.startedAt >= since) return;
			this.unknown.delete(old);
			this.forget(old);
		}
	}

	private forget(send: Send): void {
		const alike = this.open.get(send.key);
		alike?.delete(send);
		if (alike?.size === 0) this.open.delete(send.key);
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

/** Who wants to hear of each send that ends. */
export interface SendListener {
	hear(send: Send): void;
}

/** Those of this process. */
export const sendsUnderWay = new SendsUnderWay();
