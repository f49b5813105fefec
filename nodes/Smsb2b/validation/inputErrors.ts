import type { ItemContext } from '../../../lib/api/context';
import { API_ERRORS, type ApiErrorCode } from '../../../lib/errors/apiErrorTexts';
import { type ErrorText, ItemError } from '../../../lib/errors/itemError';

/** What is said of an item for which no request was made. */
export const NOT_SENT = 'Nothing was sent for this item.';

/** The error of an item whose input cannot be sent, so that no request is made. */
export function invalidInput(context: ItemContext, text: ErrorText): ItemError {
	return new ItemError(context.getNode(), context.getItemIndex(), {
		...text,
		description: `${text.description} ${NOT_SENT}`,
		isInvalidInput: true,
	});
}

/** The error that SMSB2B would return with this code, known before the request is made. */
export function apiErrorFor(context: ItemContext, code: ApiErrorCode): ItemError {
	const { message, description } = API_ERRORS[code];
	return invalidInput(context, { message, description, context: { code: String(code) } });
}

/**
 * Refuses several items where the execution waits: n8n parks whole executions, and the response to one would let all go on.
 *
 * @throws ItemError when there is more than one
 */
export function requireSingleItem(
	context: ItemContext,
	count: number,
	{ operation, description }: { operation: string; description: string },
): void {
	if (count === 1) return;
	throw invalidInput(context, {
		message: `${operation} handles one item at a time, but got ${count}`,
		description,
	});
}

/** The error of an empty field; a code whose message speaks of other fields only lends its number. */
export function emptyField(context: ItemContext, label: string, code?: ApiErrorCode): ItemError {
	if (code && speaksOf(label, API_ERRORS[code])) return apiErrorFor(context, code);
	return invalidInput(context, {
		message: `The value of "${label}" is empty`,
		description: `Enter it in "${label}"; if it is an expression, check that the input item has the field.`,
		...(code ? { context: { code: String(code) } } : {}),
	});
}

function speaksOf(label: string, { message, description }: ErrorText): boolean {
	return `${message} ${description}`.includes(`"${label}"`);
}
