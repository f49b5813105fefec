import { createRequire } from 'node:module';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ProbeCall } from './calls.mts';
import { nameOf } from './shape.mts';
import type { Account, Format, Received } from './request.mts';

type Row = Record<string, unknown>;
interface Operation {
	value: string;
	/** What is known of the response. */
	response?: unknown;
}

const dist = new URL('../../dist/', import.meta.url).pathname;
const require = createRequire(import.meta.url);

/** What the built node makes of a response. */
export type Reading =
	| { items: Row[]; absent: string[] }
	| { message: string; isDocumentedError: boolean };

/** Decodes a body as the node does; undefined where it is neither JSON nor XML nor the text that was asked for. */
export function parsed(body: Buffer, contentType: string, format: Format): Row | undefined {
	const { decodeBody } = require(join(dist, 'lib/api/decodeBody.js')) as {
		decodeBody(body: Uint8Array, contentType: string): string;
	};
	const { parseBody } = require(join(dist, 'lib/api/formats.js')) as {
		parseBody(text: string, format: Format): Row;
	};
	try {
		return parseBody(decodeBody(body, contentType), format);
	} catch {
		return undefined;
	}
}

/** Has the node read a response, and says which of its output fields are absent in all items. */
export async function read(
	{ key, baseUrl }: Account,
	call: ProbeCall,
	format: Format,
	received: Exclude<Received, { failure: string }>,
): Promise<Reading> {
	const parameters: Row = {
		'options.responseFormat': format,
		returnAll: true,
		...call.parameters,
	};
	const context = {
		getNodeParameter: (name: string, fallback?: unknown) => parameters[name] ?? fallback,
		getCredentials: async () => await Promise.resolve({ apiKey: key, baseUrl }),
		getItemIndex: () => 0,
		getNode: () => ({ name: 'SMSB2B', type: 'smsb2b', typeVersion: 1, parameters: {} }),
		continueOnFail: () => false,
	};
	const { readResponse } = require(join(dist, 'lib/api/readResponse.js')) as {
		readResponse(context: unknown, response: unknown, expected: unknown): Promise<Row>;
	};
	const { executeItem } = require(join(dist, 'nodes/Smsb2b/executeItem.js')) as {
		executeItem(
			operation: Operation,
		): (context: unknown, request: unknown) => Promise<Array<{ json: Row }>>;
	};
	const { httpStatus: statusCode, contentType, body } = received;
	const response = { statusCode, headers: { 'content-type': contentType }, body };
	try {
		const operation = operationOf(call);
		const send = async () => await readResponse(context, response, operation.response);
		const items = await executeItem(operation)({ ...context, send }, { options: { body: {} } });
		const rows = items.map(({ json }) => json);
		return { items: rows, absent: await absentIn(rows, call, format) };
	} catch (error) {
		return {
			message: withoutValues(textOf(error)?.message ?? 'unknown'),
			isDocumentedError: hasDocumentedCode(error),
		};
	}
}

/** Whether the node knows what SMSB2B rejected the call for. */
function hasDocumentedCode(error: unknown): boolean {
	const { isApiErrorCode } = require(join(dist, 'lib/errors/apiErrorTexts.js')) as {
		isApiErrorCode(code: string): boolean;
	};
	return isApiErrorCode(String(textOf(error)?.context?.code));
}

interface ErrorText {
	message: string;
	context?: { code?: unknown };
}

function textOf(error: unknown): ErrorText | undefined {
	return (error as { text?: ErrorText }).text;
}

/** How the node says that a response is none of SMSB2B; its reason is the node's as well. */
const UNREAD = 'The response could not be read:';

/** The node's own words, without what they quote of the response. */
function withoutValues(message: string): string {
	return message.startsWith(UNREAD) ? message : message.replace(/:.*$/s, '');
}

function operationOf({ resource, operation }: ProbeCall): Operation {
	const { resources } = require(join(dist, 'nodes/Smsb2b/resources/index.js')) as {
		resources: Array<{ value: string; operations: Operation[] }>;
	};
	const found = resources
		.find(({ value }) => value === resource)
		?.operations.find(({ value }) => value === operation);
	if (!found) throw new Error(`The node has no operation ${resource}.${operation}.`);
	return found;
}

async function absentIn(items: Row[], call: ProbeCall, format: Format): Promise<string[]> {
	// A plain text has no names, so that nothing is missing in it.
	if (items.length === 0 || format === 'v2' || call.findsNothing) return [];
	const { resource, operation, mayLack } = call;
	const file = join(dist, 'nodes/Smsb2b/__schema__/v1.0.0', resource, `${operation}.json`);
	const { properties } = JSON.parse(await readFile(file, 'utf8')) as { properties: Row };
	return Object.keys(properties)
		.filter((name) => !mayLack?.includes(name))
		.filter((name) => items.every((item) => item[name] === undefined))
		.map(nameOf);
}
