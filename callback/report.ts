import type { Parameters } from './parameters';
import type { Refusal } from './refusals';
import { stateOf } from './states';

/** A delivery report as the user gets it. What SMSB2B left out is null. */
export type DeliveryReport = {
	smsId: string;
	/** `delivered`, `failed`, `sent`, or the raw value of a state that is not known. */
	status: string;
	statusCode: string;
	to: string | null;
	cost: number | null;
	mcc: string | null;
	mnc: string | null;
	/** What the sender gave as reference, in the parameter `ref`. */
	reference: string | null;
	/** ISO 8601, UTC. */
	receivedAt: string;
	/** The callback URL's own parameters. */
	query: Record<string, string>;
};

/**
 * The parameters that SMSB2B appends to a callback URL (reference, sms/send `callback`). Only `msgid` and `status` have been
 * seen on the wire; the others may be missing or empty.
 */
const REPORT_PARAMETERS = {
	msgid: /^[\w.:-]{1,64}$/,
	status: /^\w{1,32}$/,
	cost: /^(\d{1,9}([.,]\d{1,6})?)?$/,
	to: /^(\+?\d{3,20})?$/,
	mcc: /^\w{0,8}$/,
	mnc: /^\w{0,8}$/,
} as const satisfies Readonly<Record<string, RegExp>>;

type ReportParameter = keyof typeof REPORT_PARAMETERS;

/** Whether a parameter of that name is one that SMSB2B appends. */
export function isReportParameter(name: string): name is ReportParameter {
	return Object.hasOwn(REPORT_PARAMETERS, name);
}

/** Parameters of a callback URL that the package adds or n8n does, and that are not the user's. */
const INTERNAL_PARAMETERS = new Set(['ref', 'sig', 'signature']);

/**
 * Reads a report.
 *
 * @param own the callback URL's own parameters
 * @param appended those among which SMSB2B's are; unknown ones are passed over, because nothing vouches for them
 * @param now in milliseconds
 */
export function readReport(
	own: Parameters,
	appended: Parameters,
	now: number,
): DeliveryReport | Refusal {
	const values: Partial<Record<ReportParameter, string>> = {};
	for (const [name, value] of appended) {
		if (!isReportParameter(name)) continue;
		// A "+" that was not encoded arrives as a space.
		const trimmed = value.trim();
		if (trimmed !== '' && !REPORT_PARAMETERS[name].test(trimmed)) return { refused: 'malformed' };
		values[name] = trimmed;
	}
	const { msgid, status, cost, to, mcc, mnc } = values;
	if (!msgid || !status) return { refused: 'incomplete' };
	return {
		smsId: msgid,
		status: stateOf(status),
		statusCode: status,
		to: to || null,
		cost: cost ? Number(cost.replace(',', '.')) : null,
		mcc: mcc || null,
		mnc: mnc || null,
		reference: own.find(([name]) => name === 'ref')?.[1] || null,
		receivedAt: new Date(now).toISOString(),
		query: Object.fromEntries(own.filter(([name]) => !INTERNAL_PARAMETERS.has(name))),
	};
}
