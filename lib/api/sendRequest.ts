import { NodeOperationError, type DeclarativeRestApiSettings } from 'n8n-workflow';

import type { Effect, Execute, ExecuteContext } from './context';
import { LIST_MEGABYTES } from './readBody';
import { Smsb2bError, isTool, ItemError, type ErrorText } from '../errors/itemError';
import { usesPassword } from '../values/authenticationMethod';
import { causes, networkErrorOf } from '../errors/networkErrors';

type Request = DeclarativeRestApiSettings.ResultOptions;

const sent = (where: string) =>
	`The message may or may not have been sent, and was not sent again. Look it up ${where} before you resend it.`;

const OUTCOME_UNKNOWN: Readonly<Record<Effect, string>> = {
	reads: '',
	consumes:
		'SMSB2B returns each status change only once, so these may be lost: look them up with History: Get Many Single Messages.',
	changes: 'The change may or may not have been made. Check before you try again.',
	sends: sent('with History: Get Many Single Messages'),
	sendsToMany: sent('with History: Get Many Bulk Messages'),
	// The reference names a history of SMS only.
	sendsByViber: sent('in your SMSB2B account'),
};

/** What may be done again by whoever asks for it. */
const REPEATABLE: Effect[] = ['reads', 'consumes'];

/** What is said first where nobody knows whether a request was carried out; empty where it does not matter. */
export function outcomeUnknown(effect: Effect): string {
	return OUTCOME_UNKNOWN[effect];
}

/**
 * One call and what can go wrong on its way. Both n8n's routing engine and the runner carry it out.
 *
 * A call is repeated in one case only: the key was fetched with username and password and has been
 * reset since. SMSB2B refuses such a call with 101 before it does anything, so nothing happens twice.
 *
 * @throws ItemError for a refusal, an unreadable answer or a failure of the connection
 */
export function sendRequest(effect: Effect): Execute {
	return async function (asked) {
		const request = sized(asked, effect);
		if (!REPEATABLE.includes(effect)) await this.claim?.();
		try {
			return await this.makeRoutingRequest(request);
		} catch (error) {
			if (!(await wantsNewKey(this, error))) throw asItemError(this, error, effect);
		}
		try {
			// The credential sees the refused key in the body and fetches the new one.
			return await this.makeRoutingRequest(request);
		} catch (error) {
			throw asItemError(this, error, effect);
		}
	};
}

/** Lists of a whole account are long; the runner reads as much of an answer, where the user has not said how much. */
function sized(request: Request, effect: Effect): Request {
	if (effect !== 'reads' && effect !== 'consumes') return request;
	return { ...request, options: Object.assign({}, request.options, { largest: LIST_MEGABYTES }) };
}

async function wantsNewKey(context: ExecuteContext, error: unknown): Promise<boolean> {
	if (!isApiError(error, '101')) return false;
	return usesPassword(await context.getCredentials('smsb2bApi'));
}

function asItemError(context: ExecuteContext, error: unknown, effect: Effect): Error {
	if (error instanceof NodeOperationError) return error;
	const known = causes(error).find(
		(cause) => cause instanceof ItemError || cause instanceof Smsb2bError,
	);
	const text = known ? withOutcome(known.text, effect) : describe(context, error, effect);
	return new ItemError(context.getNode(), context.getItemIndex(), text);
}

function withOutcome(text: ErrorText, effect: Effect): ErrorText {
	if (text.context?.outcomeKnown !== false) return text;
	const context = { ...text.context, outcomeKnown: effect === 'reads' };
	return { ...text, context, description: sentences(outcomeUnknown(effect), text.description) };
}

function describe(context: ExecuteContext, error: unknown, effect: Effect): ErrorText {
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

/** What a call gives, or undefined where SMSB2B refused it with this code. */
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
	return error instanceof ItemError && error.text.context?.code === code;
}
