import type { Fault as SandboxFault } from '../../sandbox/faults/fault.mts';
import { closedUrl, openGate, openOtherHost, openUntrusted, type FakeServer } from './servers.mts';

/** What is known of a call in the end, as far as its caller can know. */
export type Ending =
	/** The response is read as if nothing had been. */
	| 'read'
	/** Accepted, and the response has no ID, or one that another message has as well. */
	| 'readWithoutId'
	| 'readWithSameId'
	/** It is certain that SMSB2B did nothing. */
	| 'notSent'
	/** No one can tell from here. */
	| 'unknown';

/** Where a call goes, and what was set up for it. */
export interface Route {
	apiUrl: string;
	server?: FakeServer;
	/** Fields of the sandbox's fault that are known only now. */
	fields?: Record<string, string>;
}

/** Something that goes wrong with a call. */
export interface Fault {
	title: string;
	/** A fault of the sandbox, see sandbox/README.md, for the call in the middle. */
	inflicted?: SandboxFault;
	/** Leads all calls of a node elsewhere. @param number of the connection that is to go wrong, from 1 */
	route?: (apiUrl: string, number: number) => Promise<Route>;
	/** Whether every call of the node fails, because none gets as far as SMSB2B. */
	affectsAll?: boolean;
	/** How many calls fail otherwise: one unless told. */
	count?: number;
	/** Whether SMSB2B does what the call asks for all the same: the worst that can be. */
	processed: boolean;
	ending: Ending;
	/** Milliseconds for Timeout, where nothing else ends the call. */
	timeout?: number;
	/** The operations it is tried with, where it takes too long to try all. */
	operations?: readonly string[];
	/** The operations with which it ends otherwise, in a row of their own. */
	except?: readonly string[];
}

/** Whose first request only reads: a server on the way cuts that off, and nothing was sent. */
const lookingUp = ['sms.sendToGroup'];

const timeout = 3000;

/** A name that cannot exist: its first part is longer than any (RFC 1035), so that no server is asked for it. */
const unknownHost = `http://${'x'.repeat(64)}.invalid/api`;

async function through(server: FakeServer): Promise<Route> {
	return { apiUrl: server.apiUrl, server };
}

/** None of the calls arrives. */
const neverThere = { affectsAll: true, processed: false, ending: 'notSent' } as const;
const notSent = { processed: false, ending: 'notSent' } as const;
/** SMSB2B did it, and the caller cannot know. */
const unknown = { processed: true, ending: 'unknown' } as const;
const read = { processed: true, ending: 'read' } as const;
const processed = true;

/** A fault of the sandbox. */
function inflicted(title: string, fault: SandboxFault, what: Omit<Fault, 'title'>): Fault {
	return { title, inflicted: fault, ...what };
}

export const faults: readonly Fault[] = [
	{
		title: 'Connection refused',
		route: async () => ({ apiUrl: await closedUrl() }),
		...neverThere,
	},
	{ title: 'Name not found', route: async () => ({ apiUrl: unknownHost }), ...neverThere },
	{
		title: 'TLS with an unknown certificate',
		route: async () => await through(await openUntrusted()),
		...neverThere,
	},
	{
		title: 'Connection reset before the request',
		route: async (apiUrl, number) => await through(await openGate(apiUrl, number, 'atOnce')),
		...{ processed: false, ending: 'unknown', except: lookingUp },
	},
	{
		title: 'Connection reset during the request',
		route: async (apiUrl, number) => await through(await openGate(apiUrl, number, 'withinRequest')),
		...{ processed: false, ending: 'unknown', except: lookingUp },
	},
	inflicted('Connection reset after the request', { kind: 'breakAfter', reset: true }, unknown),
	inflicted('Connection reset within the response', { kind: 'breakDuring', reset: true }, unknown),
	inflicted('No response', { kind: 'hang', processed }, { ...unknown, timeout }),
	inflicted('Response drips, within Timeout', { kind: 'drip', bytes: 10, ms: 20 }, read),
	inflicted(
		'Response drips, beyond Timeout',
		{ kind: 'drip', bytes: 1, ms: 1000 },
		{ ...unknown, timeout },
	),
	inflicted('HTTP 429', { kind: 'status', status: 429, headers: { 'retry-after': '30' } }, notSent),
	inflicted('HTTP 500', { kind: 'status', status: 500, processed }, unknown),
	inflicted('HTTP 502 with a web page', { kind: 'html', status: 502, processed }, unknown),
	inflicted('HTTP 200 with a web page', { kind: 'html', processed }, unknown),
	inflicted('Truncated JSON', { kind: 'truncated', bytes: 20 }, unknown),
	inflicted('Empty body', { kind: 'empty', processed }, unknown),
	inflicted('Byte order mark', { kind: 'bom' }, read),
	inflicted(
		'Windows-1253 declared as UTF-8',
		{ kind: 'charset', charset: 'windows-1253', set: { remarks: 'Επιτυχία' } },
		read,
	),
	inflicted('UTF-16 declared as UTF-8', { kind: 'utf16' }, read),
	inflicted(
		'Body of 100 MB',
		{ kind: 'padded', bytes: 100 * 2 ** 20 },
		{ ...read, operations: ['sms.send', 'sms.sendBulk', 'contact.getAll'] },
	),
	{
		title: 'Redirect to another host',
		inflicted: { kind: 'redirect', status: 307 },
		route: async (apiUrl) => {
			const server = await openOtherHost();
			return { apiUrl, server, fields: { location: server.apiUrl } };
		},
		...notSent,
	},
	inflicted('Status 0 with error 0', { kind: 'refuse', code: 0 }, notSent),
	inflicted(
		'Success without an ID',
		{ kind: 'ids' },
		{ processed, ending: 'readWithoutId', except: ['twoFactor.send'] },
	),
	inflicted(
		'A code whose Auth ID is missing, so that no one can check it',
		{ kind: 'ids' },
		{ ...unknown, operations: ['twoFactor.send'] },
	),
	inflicted(
		'The same ID for several',
		{ kind: 'ids', id: '39000000' },
		{ processed, ending: 'readWithSameId', count: 2 },
	),
];
