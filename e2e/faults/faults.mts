import { closedUrl, openForeign, openGate, openUntrusted, type Neighbour } from './servers.mts';

/** What is known of a call in the end, as far as its caller can know. */
export type Ending =
	/** The answer is read as if nothing had been. */
	| 'read'
	/** Accepted, and the answer has no id, or one that another message has as well. */
	| 'readWithoutId'
	| 'readWithSameId'
	/** It is certain that SMSB2B did nothing. */
	| 'notSent'
	/** Nobody can tell from here. */
	| 'unknown';

/** Where a call goes, and what was set up for it. */
export interface Route {
	apiUrl: string;
	neighbour?: Neighbour;
	/** Fields of the sandbox's fault that are known only now. */
	fields?: Record<string, string>;
}

/** Something that goes wrong with a call. */
export interface Fault {
	title: string;
	/** A fault of the sandbox, see sandbox/README.md; it befalls the call in the middle. */
	inflicted?: { kind: string } & Record<string, unknown>;
	/** Leads all calls of a node elsewhere. @param number of the connection that is to go wrong, from 1 */
	route?: (apiUrl: string, number: number) => Promise<Route>;
	/** Whether it befalls every call of the node, because none gets as far as SMSB2B. */
	befallsAll?: boolean;
	/** How many calls it befalls otherwise: one unless told. */
	count?: number;
	/** Whether SMSB2B carries the call out all the same: the worst that can be. */
	carriedOut: boolean;
	ending: Ending;
	/** Milliseconds for Timeout, where nothing else ends the call. */
	timeout?: number;
	/** The operations it is tried with, where it takes too much to try all. */
	operations?: readonly string[];
	/** The operations with which it ends otherwise, in a row of their own. */
	except?: readonly string[];
}

const timeout = 3000;
const hundredMegabytes = 100 * 2 ** 20;

/** A name that cannot be: its first part is longer than any (RFC 1035), so that nobody is asked for it. */
const unknownHost = `http://${'x'.repeat(64)}.invalid/api`;

export const faults: readonly Fault[] = [
	{
		title: 'Connection refused',
		route: async () => ({ apiUrl: await closedUrl() }),
		befallsAll: true,
		carriedOut: false,
		ending: 'notSent',
	},
	{
		title: 'Name not found',
		route: async () => ({ apiUrl: unknownHost }),
		befallsAll: true,
		carriedOut: false,
		ending: 'notSent',
	},
	{
		title: 'TLS with an unknown certificate',
		route: async () => {
			const neighbour = await openUntrusted();
			return { apiUrl: neighbour.apiUrl, neighbour };
		},
		befallsAll: true,
		carriedOut: false,
		ending: 'notSent',
	},
	{
		title: 'Connection reset before the request',
		route: async (apiUrl, number) => {
			const neighbour = await openGate(apiUrl, number, 'atOnce');
			return { apiUrl: neighbour.apiUrl, neighbour };
		},
		carriedOut: false,
		ending: 'unknown',
	},
	{
		title: 'Connection reset during the request',
		route: async (apiUrl, number) => {
			const neighbour = await openGate(apiUrl, number, 'withinRequest');
			return { apiUrl: neighbour.apiUrl, neighbour };
		},
		carriedOut: false,
		ending: 'unknown',
	},
	{
		title: 'Connection reset after the request',
		inflicted: { kind: 'breakAfter', reset: true },
		carriedOut: true,
		ending: 'unknown',
	},
	{
		title: 'Connection reset within the answer',
		inflicted: { kind: 'breakDuring', reset: true },
		carriedOut: true,
		ending: 'unknown',
	},
	{
		title: 'No answer',
		inflicted: { kind: 'hang', processed: true },
		carriedOut: true,
		ending: 'unknown',
		timeout,
	},
	{
		title: 'Answer drips, within Timeout',
		inflicted: { kind: 'drip', bytes: 10, ms: 20 },
		carriedOut: true,
		ending: 'read',
	},
	{
		title: 'Answer drips, beyond Timeout',
		inflicted: { kind: 'drip', bytes: 1, ms: 1000 },
		carriedOut: true,
		ending: 'unknown',
		timeout,
	},
	{
		title: 'HTTP 429',
		inflicted: { kind: 'status', status: 429, headers: { 'retry-after': '30' } },
		carriedOut: false,
		ending: 'notSent',
	},
	{
		title: 'HTTP 500',
		inflicted: { kind: 'status', status: 500, processed: true },
		carriedOut: true,
		ending: 'unknown',
	},
	{
		title: 'HTTP 502 with a web page',
		inflicted: { kind: 'html', status: 502, processed: true },
		carriedOut: true,
		ending: 'unknown',
	},
	{
		title: 'HTTP 200 with a web page',
		inflicted: { kind: 'html', processed: true },
		carriedOut: true,
		ending: 'unknown',
	},
	{
		title: 'Truncated JSON',
		inflicted: { kind: 'truncated', bytes: 20 },
		carriedOut: true,
		ending: 'unknown',
	},
	{
		title: 'Empty body',
		inflicted: { kind: 'empty', processed: true },
		carriedOut: true,
		ending: 'unknown',
	},
	{
		title: 'Byte order mark',
		inflicted: { kind: 'bom' },
		carriedOut: true,
		ending: 'read',
	},
	{
		title: 'Windows-1253 declared as UTF-8',
		inflicted: { kind: 'charset', charset: 'windows-1253', set: { remarks: 'Επιτυχία' } },
		carriedOut: true,
		ending: 'read',
	},
	{
		title: 'UTF-16 declared as UTF-8',
		inflicted: { kind: 'utf16' },
		carriedOut: true,
		ending: 'read',
	},
	{
		title: 'Body of 100 MB',
		inflicted: { kind: 'padded', bytes: hundredMegabytes },
		carriedOut: true,
		ending: 'read',
		operations: ['sms.send', 'sms.sendBulk', 'contact.getAll'],
	},
	{
		title: 'Redirect to another host',
		inflicted: { kind: 'redirect', status: 307 },
		route: async (apiUrl) => {
			const neighbour = await openForeign();
			return { apiUrl, neighbour, fields: { location: neighbour.apiUrl } };
		},
		carriedOut: false,
		ending: 'notSent',
	},
	{
		title: 'Status 0 with error 0',
		inflicted: { kind: 'refuse', code: 0 },
		carriedOut: false,
		ending: 'notSent',
	},
	{
		title: 'Success without an id',
		inflicted: { kind: 'ids' },
		carriedOut: true,
		ending: 'readWithoutId',
		except: ['twoFactor.send'],
	},
	{
		title: 'A code whose Auth ID is missing, so that nobody can check it',
		inflicted: { kind: 'ids' },
		carriedOut: true,
		ending: 'unknown',
		operations: ['twoFactor.send'],
	},
	{
		title: 'The same id for several',
		inflicted: { kind: 'ids', id: '39000000' },
		count: 2,
		carriedOut: true,
		ending: 'readWithSameId',
	},
];
