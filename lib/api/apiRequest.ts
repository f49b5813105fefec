import { type IDataObject, NodeOperationError } from 'n8n-workflow';

import { rejectedValue } from '../errors/apiError';
import { type ErrorText, isTool, ItemError, LoginError, Smsb2bError } from '../errors/itemError';
import { causes, networkErrorOf } from '../errors/networkErrors';
import { usesPassword } from '../values/credentialOptions';
import type { Effect, ExecuteContext, ItemContext, PreparedRequest } from './context';
import { credentialOf } from './credential';
import type { ApiResponse } from './formats';
import { outcomeUnknown } from './outcomeUnknown';
import { LIST_MEGABYTES } from './readBody';

/** A request to SMSB2B; what is left out is that of the prepared request. */
export interface ApiRequest {
	effect: Effect;
	endpoint?: string;
	/** The form fields; the format of the response is among them. */
	body?: IDataObject;
	/** What an error says of it besides, such as what the request was about. */
	note?: () => string;
	/** What the operation calls a field that the texts of SMSB2B's codes call otherwise. */
	labels?: Readonly<Record<string, string>>;
}

/** What may be done again by whoever asks for it. */
const REPEATABLE: Effect[] = ['reads', 'consumes'];

/**
 * Makes a request, with what was set for the item's request, such as its timeout.
 *
 * A request is repeated in one case only: the key was fetched with username and password and has been
 * reset since. SMSB2B rejects such a request with 101 before it does anything, so nothing happens twice.
 *
 * @throws ItemError when SMSB2B rejected it, no response came or it cannot be read, with what is known of the outcome
 */
export async function apiRequest(
	context: ExecuteContext,
	prepared: PreparedRequest,
	{ effect, endpoint, body, note, labels }: ApiRequest,
): Promise<ApiResponse> {
	const request = { ...prepared, options: optionsOf(prepared, { effect, endpoint, body }) };
	if (!REPEATABLE.includes(effect)) await context.claim?.();
	return await withItemError(
		context,
		{ effect, note, labels, body: request.options.body as IDataObject },
		async () => {
			// n8n ends a request without a word of whether it has left: what has not begun is not to begin.
			if (context.isCancelled?.()) throw new Smsb2bError(STOPPED_BEFORE);
			return await context.send(request).catch(async (error: unknown) => {
				if (!(await wantsNewKey(context, error))) throw error;
				// The credential sees the rejected key in the body and fetches the new one.
				return await context.send(request);
			});
		},
	);
}

const STOPPED_BEFORE: ErrorText = {
	message: 'The execution was stopped before this request was made',
	description: 'Nothing was sent for it.',
	context: { outcomeKnown: true },
};

/** A body of its own: the credential writes its key into it, and takes one that it finds there for rejected. */
function optionsOf(
	{ options }: PreparedRequest,
	{ effect, endpoint, body }: ApiRequest,
): PreparedRequest['options'] {
	return {
		...options,
		...(endpoint !== undefined && { url: `/${endpoint}` }),
		body: { ...(body ?? (options.body as IDataObject)) },
		// Lists of a whole account are long; as much is read, where the user has not said how much.
		...(REPEATABLE.includes(effect) && { largest: LIST_MEGABYTES }),
	};
}

async function wantsNewKey(context: ExecuteContext, error: unknown): Promise<boolean> {
	const isRejectedKey = (cause: Error) =>
		isApiError(cause, '101') && !(cause instanceof LoginError);
	if (!causes(error).some(isRejectedKey)) return false;
	return usesPassword(await credentialOf(context));
}

/**
 * Does something with a request or its response, and says of what goes wrong for which item it did, and whether SMSB2B
 * may have done what it was asked.
 */
export async function withItemError<T>(
	context: ItemContext,
	request: Omit<ApiRequest, 'endpoint'>,
	work: () => T | Promise<T>,
): Promise<T> {
	try {
		return await work();
	} catch (error) {
		throw itemErrorOf(context, error, request);
	}
}

function itemErrorOf(
	context: ItemContext,
	error: unknown,
	{ effect, note, body = {}, labels = {} }: Omit<ApiRequest, 'endpoint'>,
): Error {
	if (error instanceof NodeOperationError || error instanceof ItemError) return error;
	const known = causes(error).find((cause) => cause instanceof Smsb2bError);
	const text = known ? withOutcome(known.text, effect) : describe(context, error, effect);
	const value = known ? rejectedValue(text.context?.code, body) : '';
	const description = sentences(value, text.description, note?.() ?? '');
	const message = text.message.replace(/"([^"]+)"/g, (quoted, label: string) =>
		Object.hasOwn(labels, label) ? `"${labels[label]}"` : quoted,
	);
	return new ItemError(context.getNode(), context.getItemIndex(), {
		...text,
		message,
		description,
	});
}

function withOutcome(text: ErrorText, effect: Effect): ErrorText {
	if (text.context?.outcomeKnown !== false) return text;
	const context = { ...text.context, outcomeKnown: effect === 'reads' };
	return { ...text, context, description: sentences(outcomeUnknown(effect), text.description) };
}

function describe(context: ItemContext, error: unknown, effect: Effect): ErrorText {
	const { message, description, neverSent, reason } = networkErrorOf(error);
	// n8n replaces what a tool says by words of its own where it holds a code such as ECONNRESET.
	const inBrackets = isTool(context.getNode()) ? '' : ` (${reason})`;
	return {
		message,
		description: `${sentences(neverSent ? '' : outcomeUnknown(effect), description)}${inBrackets}`,
		context: { code: reason, outcomeKnown: neverSent || effect === 'reads' },
	};
}

function sentences(...parts: string[]): string {
	return parts.filter(Boolean).join(' ');
}

/** What a request gives, or undefined where SMSB2B rejected it with this code. */
export async function undefinedOnApiError<T>(
	code: string,
	work: Promise<T>,
): Promise<T | undefined> {
	return await work.catch((error: unknown) => {
		if (isApiError(error, code)) return undefined;
		throw error;
	});
}

function isApiError(error: unknown, code: string): boolean {
	return (
		(error instanceof Smsb2bError || error instanceof ItemError) &&
		error.text.context?.code === code
	);
}
