/** An API call as it was received, and how it was answered. */
export interface LogEntry {
	/** Its place in the order of arrival, from 1. */
	readonly order: number;
	readonly time: string;
	readonly method: string;
	/** The endpoint, `sms/send`. */
	readonly path: string;
	readonly query: Readonly<Record<string, unknown>>;
	/** The decoded parameters of the body. */
	readonly body: Readonly<Record<string, unknown>>;
	readonly contentType: string;
	readonly address: string;
	/** Username of the account that called; null where there was none. */
	account: string | null;
	/** `accepted`, or the code of the refusal; null where the call was not executed. */
	answer: 'accepted' | number | null;
	/** The kind of fault that was inflicted. */
	fault: string | null;
	/** Null where the connection ended without an answer. */
	httpStatus: number | null;
	milliseconds: number | null;
}

export interface Statistics {
	total: number;
	inFlight: number;
	maxInFlight: number;
	perPath: Record<string, number>;
}

type Received = Pick<LogEntry, 'method' | 'path' | 'query' | 'body' | 'contentType' | 'address'>;

const KEPT = 20_000;
const KEPT_CHARACTERS = 64 * 1024 * 1024;

/** The calls received: exact counts, and the entries of the last ones. */
export class RequestLog {
	#entries: LogEntry[] = [];
	#oldest = 0;
	#characters = 0;
	#order = 0;
	#inFlight = 0;
	#maxInFlight = 0;
	#total = 0;
	readonly #perPath = new Map<string, number>();

	/** Notes that a call has arrived. */
	open(received: Received): LogEntry {
		const entry: LogEntry = {
			order: ++this.#order,
			time: new Date().toISOString(),
			...received,
			account: null,
			answer: null,
			fault: null,
			httpStatus: null,
			milliseconds: null,
		};
		this.#count(entry.path);
		this.#keep(entry);
		return entry;
	}

	/** Notes that a call has ended, with an answer or without one. */
	close(entry: LogEntry, httpStatus: number | null): void {
		entry.httpStatus = httpStatus;
		entry.milliseconds = Date.now() - Date.parse(entry.time);
		this.#inFlight -= 1;
	}

	entries(): LogEntry[] {
		return this.#entries.slice(this.#oldest);
	}

	statistics(): Statistics {
		return {
			total: this.#total,
			inFlight: this.#inFlight,
			maxInFlight: this.#maxInFlight,
			perPath: Object.fromEntries(this.#perPath),
		};
	}

	/** Forgets the entries; the counts stay. */
	clearEntries(): void {
		this.#entries = [];
		this.#oldest = 0;
		this.#characters = 0;
	}

	/** Counts from zero again; calls in flight stay counted. */
	clearStatistics(): void {
		this.#total = 0;
		this.#maxInFlight = this.#inFlight;
		this.#perPath.clear();
	}

	clear(): void {
		this.clearEntries();
		this.clearStatistics();
		this.#order = 0;
	}

	#count(path: string): void {
		this.#total += 1;
		this.#perPath.set(path, (this.#perPath.get(path) ?? 0) + 1);
		this.#inFlight += 1;
		this.#maxInFlight = Math.max(this.#maxInFlight, this.#inFlight);
	}

	#keep(entry: LogEntry): void {
		this.#entries.push(entry);
		this.#characters += sizeOf(entry);
		while (this.#entries.length - this.#oldest > KEPT || this.#characters > KEPT_CHARACTERS) {
			const oldest = this.#entries[this.#oldest];
			if (!oldest || oldest === entry) break;
			this.#characters -= sizeOf(oldest);
			this.#oldest += 1;
		}
		// Moving the array at every call would cost more than the calls themselves.
		if (this.#oldest > KEPT) {
			this.#entries = this.entries();
			this.#oldest = 0;
		}
	}
}

function sizeOf({ query, body }: LogEntry): number {
	return lengthOf(query) + lengthOf(body);
}

function lengthOf(parameters: Readonly<Record<string, unknown>>): number {
	let length = 0;
	for (const value of Object.values(parameters)) {
		length += Array.isArray(value) ? value.length * 16 : String(value).length;
	}
	return length;
}
