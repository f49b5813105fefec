import type { Message, MessageStatus } from '../state/message.mts';
import type { Settings } from '../state/settings.mts';

/** A delivery report and how the callback URL took it. */
export interface ReportCall {
	readonly messageId: number;
	readonly status: MessageStatus;
	readonly url: string;
	readonly attempt: number;
	readonly time: string;
	/** What it was answered with; null where no answer came. */
	readonly httpStatus: number | null;
	/** Why no answer came. */
	readonly reason: string | null;
	readonly milliseconds: number;
}

const KEPT = 20_000;
const AT_ONCE = 50;

/** Calls callback URLs with delivery reports, a limited number at a time, and keeps what came of it. */
export class Callbacks {
	readonly calls: ReportCall[] = [];
	readonly #waiting: Array<() => Promise<void>> = [];
	readonly #settings: () => Settings;
	readonly #onCall: (call: ReportCall) => void;
	#running = 0;
	#stopped = new AbortController();

	constructor(settings: () => Settings, onCall: (call: ReportCall) => void = () => {}) {
		this.#settings = settings;
		this.#onCall = onCall;
	}

	/** @param message whose callback is not empty and whose state is to be reported */
	report(message: Message): void {
		const { id, status } = message;
		const url = callbackUrl(message);
		this.#waiting.push(() => this.#deliver(id, status, url));
		this.#next();
	}

	/** Drops what waits and breaks off what runs. */
	stop(): void {
		this.#waiting.length = 0;
		this.#stopped.abort();
		this.#stopped = new AbortController();
		this.calls.length = 0;
	}

	#next(): void {
		if (this.#running >= AT_ONCE) return;
		const deliver = this.#waiting.shift();
		if (!deliver) return;
		this.#running += 1;
		void deliver().finally(() => {
			this.#running -= 1;
			this.#next();
		});
	}

	async #deliver(messageId: number, status: MessageStatus, url: string): Promise<void> {
		const stopped = this.#stopped.signal;
		for (let attempt = 1; attempt <= this.#settings().callbackAttempts; attempt += 1) {
			const started = Date.now();
			const answer = await get(url, this.#settings().callbackTimeout, stopped);
			if (stopped.aborted) return;
			const time = new Date(started).toISOString();
			const milliseconds = Date.now() - started;
			this.#keep({ messageId, status, url, attempt, time, milliseconds, ...answer });
			if (answer.httpStatus !== null && answer.httpStatus < 300) return;
		}
	}

	#keep(call: ReportCall): void {
		this.calls.push(call);
		if (this.calls.length > KEPT) this.calls.shift();
		this.#onCall(call);
	}
}

/** Appends the report's parameters to the URL as it was given: the caller's own query survives as written. */
function callbackUrl({ callback, id, status, cost, mobile }: Message): string {
	const [address = ''] = callback.split('#');
	const parameters = new URLSearchParams({
		msgid: String(id),
		status,
		cost: String(cost),
		to: mobile.msisdn,
		mcc: mobile.network.mcc,
		mnc: mobile.network.mnc,
	});
	return `${address}${address.includes('?') ? '&' : '?'}${parameters}`;
}

async function get(url: string, timeout: number, stopped: AbortSignal) {
	try {
		const signal = AbortSignal.any([AbortSignal.timeout(timeout), stopped]);
		const response = await fetch(url, { redirect: 'manual', signal });
		await response.arrayBuffer();
		return { httpStatus: response.status, reason: null };
	} catch (error) {
		return { httpStatus: null, reason: reasonOf(error) };
	}
}

/** `fetch` hides what happened in the cause. */
function reasonOf(error: unknown): string {
	if (!(error instanceof Error)) return String(error);
	const { cause } = error;
	return cause instanceof Error ? `${error.message}: ${cause.message}` : error.message;
}
