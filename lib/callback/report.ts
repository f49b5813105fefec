import { statusCodeOf, statusOf } from '../status/status';
import { isName, type Parameters } from './parameters';
import type { Rejection } from './rejections';

/** A delivery report as the user gets it. What SMSB2B left out, or what cannot be read of it, is null. */
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
 * The parameters that SMSB2B appends to a callback URL (reference, sms/send `callback`), and what they look like. Only
 * `msgid` and `status` have been seen on the wire; the others may be missing, empty, or written in a way of their own.
 */
const REPORT_PARAMETERS = {
	msgid: /^[\w.:-]{1,64}$/,
	status: /^[^\p{C}\uFFFD<>"'`&%\\]{1,64}$/u,
	cost: /^(\d{1,9}([.,]\d{0,6})?|[.,]\d{1,6})$/,
	to: /^\+?\d{3,20}$/,
	mcc: /^\d{1,6}$/,
	mnc: /^\d{1,6}$/,
} as const satisfies Readonly<Record<string, RegExp>>;

type ReportParameter = keyof typeof REPORT_PARAMETERS;

/** The names that SMSB2B appends. */
export const REPORT_NAMES = Object.keys(REPORT_PARAMETERS);

/** Those without which there is no report. */
export const ESSENTIAL_NAMES = ['msgid', 'status'] as const satisfies ReportParameter[];

/** Parameters of a callback URL that the package adds or n8n does, and that are not the user's. */
const INTERNAL_PARAMETERS = new Set(['ref', 'sig', 'signature']);

/**
 * Reads a report. Whether a message arrived must not get lost over what is only beside it: a value that cannot be
 * read is null, but for the id and the status.
 *
 * @param own the callback URL's own parameters, the reference among them
 * @param appended those among which SMSB2B's are; unknown ones are passed over, because nothing vouches for them
 * @param now in milliseconds
 */
export function readReport(
	signedParams: Parameters,
	reportParams: Parameters,
	now: number,
): DeliveryReport | Rejection {
	const values = new Map(reportParams.map(([name, value]) => [name, value.trim()]));
	const read = (name: ReportParameter): string | undefined => {
		const value = values.get(name) ?? '';
		return REPORT_PARAMETERS[name].test(value) ? value : undefined;
	};
	if (!values.get('msgid') || !values.get('status')) return { rejected: 'incomplete' };
	const [smsId, statusCode] = [read('msgid'), read('status')];
	if (smsId === undefined || statusCode === undefined) return { rejected: 'malformed' };
	const cost = read('cost');
	return {
		smsId,
		status: statusOf(statusCode),
		statusCode: statusCodeOf(statusCode),
		to: read('to') ?? null,
		cost: cost === undefined ? null : Number(cost.replace(',', '.')),
		mcc: read('mcc') ?? null,
		mnc: read('mnc') ?? null,
		reference: signedParams.find(([name]) => name === 'ref')?.[1] || null,
		receivedAt: new Date(now).toISOString(),
		query: Object.fromEntries(
			signedParams.filter(([name]) => isName(name) && !INTERNAL_PARAMETERS.has(name)),
		),
	};
}
