import type { Shape, XmlLists } from '../answer/shape.mts';

export type ReportStatus = 'd' | 'f';

/** What becomes of messages to numbers with a certain ending. */
export interface VirtualRule {
	/** The last digits of the MSISDN. */
	readonly ending: string;
	/** The kind of message it holds for; both where it says none. */
	readonly channel?: 'sms' | 'viber';
	/** The report that comes, or `none`. */
	readonly report: ReportStatus | 'none';
}

/** Everything that can be set while the sandbox runs. */
export interface Settings {
	/** How JSON answers are shaped. */
	shape: Shape;
	/** How XML answers write lists. */
	xmlLists: XmlLists;
	/** In which times are written; the contract does not name it. */
	timeZone: string;
	/** Milliseconds that every API call takes. */
	latency: number;
	/** Milliseconds from sending to the delivery report; null: none comes automatically. */
	reportDelay: number | null;
	/** The report that comes where no rule says otherwise. */
	reportStatus: ReportStatus;
	rules: VirtualRule[];
	/** How often a callback is tried until it is answered with 2xx. */
	callbackAttempts: number;
	/** Milliseconds after which a callback counts as unanswered. */
	callbackTimeout: number;
}

/** @returns the settings the sandbox starts with */
export function defaultSettings(): Settings {
	return {
		shape: 'wire',
		xmlLists: 'wrapped',
		timeZone: 'Europe/Athens',
		latency: 0,
		reportDelay: 2000,
		reportStatus: 'd',
		rules: [
			{ ending: '99', report: 'f' },
			{ ending: '88', channel: 'viber', report: 'f' },
		],
		callbackAttempts: 1,
		callbackTimeout: 10_000,
	};
}
