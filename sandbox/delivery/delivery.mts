import type { Draft, Message } from '../state/message.mts';
import type { Messages } from '../state/messages.mts';
import type { ReportStatus, Settings } from '../state/settings.mts';
import { Scheduler } from './scheduler.mts';
import type { Callbacks } from './callbacks.mts';

/** Takes messages, sends them when their time comes, and reports their outcome. */
export class Delivery {
	readonly #messages: Messages;
	readonly #callbacks: Callbacks;
	readonly #settings: () => Settings;
	readonly #onChange: (message: Message) => void;
	readonly #scheduler = new Scheduler();
	readonly #submissions = new Map<Message, object>();
	readonly #waiting = new Map<Message, () => void>();

	constructor(
		messages: Messages,
		callbacks: Callbacks,
		settings: () => Settings,
		onChange: (message: Message) => void = () => {},
	) {
		this.#messages = messages;
		this.#callbacks = callbacks;
		this.#settings = settings;
		this.#onChange = onChange;
	}

	/** Charges the message to its payer and sends it, at once or when its time comes. */
	accept(draft: Draft): Message {
		charge(draft, draft.cost);
		const message = this.#messages.add(draft);
		const delay = (draft.sendAt ?? 0) - Date.now();
		if (delay <= 0) this.#submit(message);
		else
			this.#submissions.set(
				message,
				this.#scheduler.after(delay, () => this.#submit(message)),
			);
		this.#onChange(message);
		return message;
	}

	/** Calls a scheduled message off and gives the credits back. */
	cancel(message: Message): void {
		this.#callOff(message);
		charge(message, -message.cost);
		this.#messages.delete(message);
		this.#onChange(message);
	}

	/** Gives a message its final status: automatically after a while, or on request. */
	report(message: Message, status: ReportStatus): void {
		this.#callOff(message);
		message.sentAt ??= Date.now();
		message.status = status;
		message.reportedAt = Date.now();
		message.account.changes.set(message.id, message);
		if (status === 'f') this.#fallBack(message);
		if (message.callback) this.#callbacks.report(message);
		this.#waiting.get(message)?.();
		this.#onChange(message);
	}

	/** Resolves as soon as the message is reported, or when the time (milliseconds) is over. */
	async waitForReport(message: Message, time: number): Promise<void> {
		if (message.reportedAt !== null || time <= 0) return;
		await new Promise<void>((resolve) => {
			const over = this.#scheduler.after(time, resolve);
			this.#waiting.set(message, () => {
				this.#scheduler.cancel(over);
				resolve();
			});
		});
		this.#waiting.delete(message);
	}

	/** Forgets everything that was going to happen. */
	stop(): void {
		for (const resolve of this.#waiting.values()) resolve();
		this.#waiting.clear();
		this.#scheduler.clear();
		this.#submissions.clear();
	}

	#submit(message: Message): void {
		this.#submissions.delete(message);
		message.sentAt = Date.now();
		const { reportDelay } = this.#settings();
		const status = this.#expectedReport(message);
		if (reportDelay === null || status === 'none') return;
		this.#scheduler.after(reportDelay, () => {
			if (message.reportedAt === null) this.report(message, status);
		});
		if (message.createdAt !== message.sentAt) this.#onChange(message);
	}

	/** Keeps a scheduled message from being sent when its time comes. */
	#callOff(message: Message): void {
		const submission = this.#submissions.get(message);
		if (submission) this.#scheduler.cancel(submission);
		this.#submissions.delete(message);
	}

	#expectedReport({ mobile, channel }: Message): ReportStatus | 'none' {
		const { rules, reportStatus } = this.#settings();
		const rule = rules.find(
			(rule) => mobile.msisdn.endsWith(rule.ending) && (rule.channel ?? channel) === channel,
		);
		return rule?.report ?? reportStatus;
	}

	#fallBack(message: Message): void {
		const { fallback } = message;
		if (!fallback || message.fallbackId !== null) return;
		if (fallback.account.balance < fallback.cost) return;
		message.fallbackId = this.accept(fallback).id;
	}
}

/** Takes credits from what pays for the message: the Viber sender, or else the account. */
function charge({ account, viber }: Draft, credits: number): void {
	const sender = viber && account.viberSenders.get(viber.senderId);
	if (sender) sender.balance -= credits;
	else account.credit(-credits);
}

/** @returns whether the message still waits for its time */
export function isScheduled(message: Message): boolean {
	return message.sentAt === null;
}
