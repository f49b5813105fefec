import { quotation } from '../errors/displayText';
import { Smsb2bError } from '../errors/itemError';
import { withoutSecrets } from '../errors/redactSecrets';
import {
	contradictionError,
	contradictsItself,
	isOneOf,
	outcomeOf,
	rejectionError,
} from './envelope';
import { decodeBody } from './decodeBody';
import {
	type ApiResponse,
	parseBody,
	PLAIN_TEXT,
	type ResponseFormat,
	UnreadableBody,
} from './formats';
import { type PlainReader, readPlainText } from './plainText';
import type { WholeResponse } from './readBody';

/** What the reader of a response needs to know of the call. */
export interface ExpectedResponse {
	/** The format that was asked for. */
	format: ResponseFormat;
	/** Reads the plain (v2) text of the endpoint, where it is known. */
	plain?: PlainReader;
	/** Refusal codes that are as good as a success. */
	alsoAccepted?: string[];
	/** What a message must not show, although the server may echo it: see `secretsOf`. */
	secrets: readonly string[];
}

/**
 * Bytes → object → accepted or rejected.
 *
 * @throws Smsb2bError when SMSB2B rejected, or when the response is none of SMSB2B
 */
export function parseResponse(
	response: WholeResponse,
	{ format, plain, alsoAccepted = [], secrets }: ExpectedResponse,
): ApiResponse {
	const body = decodeBody(response.body, String(response.headers?.['content-type'] ?? ''));
	const { cutAt } = response;
	const unread = (reason: string) => {
		const start = quotation(withoutSecrets(body, secrets, SEEN), QUOTED);
		return cutAt === undefined
			? unreadable(response.statusCode, start, reason)
			: tooLarge(cutAt, start);
	};
	const written = parse(body, format, unread);
	const isPlain = isBareText(written);
	if (isPlain && (response.statusCode !== 200 || cutAt !== undefined))
		throw unread('it is text from another server');
	const parsed = isPlain ? readPlainText(String(written[PLAIN_TEXT]), plain) : written;
	if (parsed === undefined) throw unread(UNKNOWN_TEXT);
	const { statusCode } = response;
	const outcome =
		isPlain && parsed.status === undefined ? 'accepted' : outcomeOf(statusCode, parsed);
	if (outcome === 'unknown') throw unread(whyUnknown(statusCode, parsed));
	if (isOneOf(parsed.error, ...alsoAccepted)) return parsed;
	if (contradictsItself(parsed)) throw contradictionError(parsed, secrets);
	if (outcome === 'accepted') return parsed;
	throw rejectionError(parsed, secrets);
}

const UNKNOWN_TEXT = 'it is text that SMSB2B does not return for this request';

function whyUnknown(httpStatus: number, { status }: ApiResponse): string {
	if (httpStatus >= 500) return 'it may come from a server between n8n and SMSB2B';
	return status === undefined
		? 'it has no field "status"'
		: 'its field "status" is neither 1 nor 0';
}

/** Whether a response is a plain text of which nothing more is known. */
export function isBareText(parsed: ApiResponse): boolean {
	return Object.keys(parsed).length === 1 && typeof parsed[PLAIN_TEXT] === 'string';
}

function parse(
	body: string,
	format: ResponseFormat,
	unread: (reason: string) => Smsb2bError,
): ApiResponse {
	try {
		return parseBody(body, format);
	} catch (error) {
		throw unread(error instanceof UnreadableBody ? error.message : 'it is malformed');
	}
}

/**
 * Where the API never got the call. Not so with every redirect: 303 follows a call that was executed (RFC 9110,
 * 15.4.4), and 300 and 304 are no responses to a POST.
 */
const NOT_RECEIVED = [301, 302, 307, 308, 404, 405, 429];

/** What an HTTP status means. */
const MEANINGS: ReadonlyArray<{ from: number; to: number; message?: string; description: string }> =
	[
		{
			from: 300,
			to: 399,
			message: 'The base URL redirects to another address',
			description:
				'To protect the API key, redirects are not followed. Enter the final address in "Base URL" in the credential.',
		},
		{
			from: 404,
			to: 405,
			description: 'Check "Base URL" in the credential: it should end in /api.',
		},
		{
			from: 429,
			to: 429,
			message: 'SMSB2B is receiving too many requests from you',
			description: 'Set Batching or lower Max Concurrency under Request Options (Settings tab).',
		},
		{
			from: 500,
			to: 599,
			message: 'SMSB2B could not process the request',
			description: 'This usually passes within a few minutes.',
		},
	];

const OTHER_REMEDY =
	'Check "Base URL" in the credential: it should be the URL of an SMSB2B API, e.g. https://smsb2b.com/api.';

/** Characters of an unreadable body that are looked at, and those that are quoted. */
const SEEN = 1_000;
const QUOTED = 200;

function unreadable(httpStatus: number, start: string, reason: string): Smsb2bError {
	const found = MEANINGS.find(({ from, to }) => httpStatus >= from && httpStatus <= to);
	const quote = start === '' ? '' : ` It starts with: “${start}”.`;
	const unread = `The response could not be read: ${reason}`;
	const description = found?.description ?? OTHER_REMEDY;
	return new Smsb2bError({
		message: found?.message ? `${found.message} (HTTP status ${httpStatus})` : unread,
		description: `${description}${found?.message ? ` ${unread}.` : ''} The response had HTTP status ${httpStatus}.${quote}`,
		context: { httpStatus, outcomeKnown: NOT_RECEIVED.includes(httpStatus) },
	});
}

/** What a response is that goes on behind what was read of it. What it begins with may be the ID of a message. */
function tooLarge(megabytes: number, start: string): Smsb2bError {
	return new Smsb2bError({
		message: `The response from SMSB2B is larger than ${megabytes} MB`,
		description: `The rest was not read. If you expect this much, as in a very long list, increase Max Response Size under Request Options (Settings tab). It starts with: “${start}”.`,
		context: { outcomeKnown: false },
	});
}
