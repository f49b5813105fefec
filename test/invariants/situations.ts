import type { INodeParameters } from 'n8n-workflow';

import { ECHO, LOGIN_ECHO } from './secrets';

/** What becomes of an item in a situation. */
export type Ending =
	| 'accepted'
	/** SMSB2B says that it did nothing. */
	| 'rejected'
	/** Nobody can tell whether SMSB2B carried the call out. */
	| 'unknown'
	/** What the user entered for the item cannot be sent. */
	| 'invalid'
	/** Nothing can be sent for any item. */
	| 'notBegun';

/** A fault of the sandbox, see sandbox/README.md. */
export type Fault = { kind: string } & Record<string, unknown>;

/** Something that happens to a run. */
export interface Situation {
	title: string;
	ending: Ending;
	/** Whose calls: those of one item, for a single time, or all calls. */
	befalls: 'one' | 'every';
	/** What SMSB2B does with the call that the operation is there for. */
	fault?: Fault;
	/** What SMSB2B answers instead of carrying the call out, by the format that was asked for. */
	envelope?: { httpStatus?: number; remarks: string };
	/** What SMSB2B does when the credential fetches the key with username and password. */
	loginFault?: Fault;
	/** The state of the credential. */
	credential?: 'unreadable' | 'wrongKey' | 'staleKey';
	/** Settings of the node beside those that the combination has. */
	requestOptions?: INodeParameters;
	/** What the item has in place of its value. */
	value?: { is: 'empty' | 'failing' };
	/** Not with the plain text, which has neither an end nor an envelope by which this could be seen. */
	notInPlainText?: true;
	/** Several items, where the operation takes one. */
	tooManyItems?: true;
	/** What a message about it has to name. */
	names?: string;
}

const GATEWAY = { contentType: 'application/json', processed: true };

/** An answer that says nothing of what became of the call, which was executed: the worst that can be. */
function completed(title: string, fault: Fault): Situation {
	return { title, ending: 'unknown', befalls: 'one', fault: { processed: true, ...fault } };
}

function answers(status: number, body: string): Situation {
	return completed(`SMSB2B answers HTTP ${status} with ${body.slice(0, 60)}`, {
		kind: 'body',
		...GATEWAY,
		status,
		body,
	});
}

function cannotBegin(
	title: string,
	own: Omit<Situation, 'title' | 'ending' | 'befalls'>,
): Situation {
	return { title, ending: 'notBegun', befalls: 'every', ...own };
}

/** Everything that the invariants are tried in. */
export const SITUATIONS: readonly Situation[] = [
	{ title: 'every call is accepted', ending: 'accepted', befalls: 'every' },

	{
		title: 'SMSB2B rejects one call with code 106',
		ending: 'rejected',
		befalls: 'one',
		fault: { kind: 'refuse', code: 106 },
	},
	{
		title: 'SMSB2B rejects one call with status 0 and error 0',
		ending: 'rejected',
		befalls: 'one',
		fault: { kind: 'refuse', code: 0 },
	},
	{
		title: 'SMSB2B rejects every call',
		ending: 'rejected',
		befalls: 'every',
		fault: { kind: 'refuse', code: 106 },
	},
	{
		title: 'SMSB2B rejects one call with HTTP 400',
		ending: 'rejected',
		befalls: 'one',
		envelope: { httpStatus: 400, remarks: 'Error: Not sent' },
		notInPlainText: true,
	},
	{
		title: 'SMSB2B rejects one call and says what it got',
		ending: 'rejected',
		befalls: 'one',
		envelope: { remarks: `Error: Not sent: ${ECHO}` },
	},
	{
		title: 'SMSB2B does not accept the key',
		ending: 'rejected',
		befalls: 'every',
		credential: 'wrongKey',
	},
	{
		title: 'the key was reset since it was fetched',
		ending: 'accepted',
		befalls: 'every',
		credential: 'staleKey',
	},

	completed('the connection breaks after the request', { kind: 'breakAfter' }),
	completed('the connection is reset after the request', { kind: 'breakAfter', reset: true }),
	completed('the connection breaks within the answer', { kind: 'breakDuring' }),
	completed('the answer is empty', { kind: 'empty' }),
	completed('the answer is a web page', { kind: 'html' }),
	{
		...completed('the answer is cut off', { kind: 'truncated', bytes: 12 }),
		notInPlainText: true,
	},
	completed('a gateway answers HTTP 502 with a web page', { kind: 'html', status: 502 }),
	{
		...completed('no answer comes within Timeout', { kind: 'hang' }),
		requestOptions: { timeout: 400 },
	},
	answers(200, '{"error":0,"id":"39116149"}'),
	answers(408, '{"error":408,"message":"Request Timeout"}'),
	answers(500, '{"status":"0","error":"0","remarks":"Failed"}'),
	answers(503, '{"error":"106"}'),
	answers(504, '{"error":504,"message":"Gateway Time-out"}'),
	answers(500, JSON.stringify({ message: 'Failed', request: ECHO })),
	{ ...answers(200, `<html><body>${ECHO}</body></html>`), title: 'a web page says what it got' },

	{
		title: 'the value is missing in one item',
		ending: 'invalid',
		befalls: 'one',
		value: { is: 'empty' },
	},
	{
		title: 'the expression fails for one item',
		ending: 'invalid',
		befalls: 'one',
		value: { is: 'failing' },
	},

	cannotBegin('Proxy is no address', {
		requestOptions: { proxy: 'socks5://127.0.0.1:1' },
		names: 'Proxy',
	}),
	cannotBegin('Max Concurrency is a word', {
		requestOptions: { maxConcurrency: '={{ "many" }}' },
		names: 'Max Concurrency',
	}),
	cannotBegin('Timeout is a word', {
		requestOptions: { timeout: '={{ "soon" }}' },
		names: 'Timeout',
	}),
	cannotBegin('Items per Batch is a word', {
		requestOptions: { batching: { batch: { batchSize: '={{ "all" }}', batchInterval: 0 } } },
		names: 'Items per Batch',
	}),
	cannotBegin('the expression in Timeout fails', {
		requestOptions: { timeout: "={{ $('Nowhere').first().json.timeout }}" },
	}),
	cannotBegin('the credential cannot be read', { credential: 'unreadable' }),
	cannotBegin('SMSB2B does not accept username and password', {
		loginFault: { kind: 'refuse', code: 101 },
	}),
	cannotBegin('SMSB2B answers the login with what it got', {
		loginFault: { kind: 'body', status: 500, contentType: 'text/plain', body: LOGIN_ECHO },
	}),
	cannotBegin('several items come where one is due', { tooManyItems: true }),
];
