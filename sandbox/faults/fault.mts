/** What can go wrong with a call, and whether the call is executed all the same unless the fault says otherwise. */
export const FAULT_KINDS = {
	delay: true,
	hang: false,
	refuse: false,
	status: false,
	html: false,
	empty: false,
	body: false,
	redirect: false,
	breakBefore: false,
	breakDuring: true,
	breakAfter: true,
	truncated: true,
	drip: true,
	bom: true,
	utf16: true,
	charset: true,
	padded: true,
	edit: true,
	ids: true,
} as const;

export type FaultKind = keyof typeof FAULT_KINDS;

/** A fault to be inflicted on coming calls. */
export interface Fault {
	readonly kind: FaultKind;
	/** Endpoint, `sms/send`; without it any. */
	readonly path?: string;
	/** Parameters the call must have, `{ to: '306971234567' }`. */
	readonly match?: Readonly<Record<string, string>>;
	/** How many matching calls are spared first. */
	readonly skip?: number;
	/** How many calls it affects: 1 unless told, null for all to come. */
	readonly count?: number | null;
	/** Whether the call is executed (message sent, money gone). */
	readonly processed?: boolean;
	/** `delay`: how long; `drip`: how long between two pieces (milliseconds). */
	readonly ms?: number;
	/** `refuse`: the code; 0 is the refusal without one. */
	readonly code?: number;
	/** HTTP status of `status`, `html`, `redirect`, `body`, `empty`. */
	readonly status?: number;
	readonly headers?: Readonly<Record<string, string>>;
	readonly body?: string;
	readonly contentType?: string;
	/** `body`: how often it is repeated. */
	readonly repeat?: number;
	/** `redirect`: where to. */
	readonly location?: string;
	/** `drip`: size of a piece; `padded`: how much white space follows; `truncated`, `breakDuring`: how much is sent. */
	readonly bytes?: number;
	/** `breakBefore`, `breakDuring`, `breakAfter`: whether the connection is reset (RST) rather than closed. */
	readonly reset?: boolean;
	/** `charset`: one of a byte a character, `windows-1253`; nothing is said of it to the caller. */
	readonly charset?: string;
	/** `ids`: what stands in place of every id; without it there is none. */
	readonly id?: string;
	/** `edit`, `charset`: top-level fields of the JSON answer to set. */
	readonly set?: Readonly<Record<string, unknown>>;
	/** `edit`: top-level fields of the JSON answer to remove. */
	readonly remove?: readonly string[];
}
