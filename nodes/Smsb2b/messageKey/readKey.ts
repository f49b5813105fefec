import type { ItemContext } from '../../../lib/api/context';
import { getOwn } from '../../../lib/values/getOwn';
import { isBlank, trimmed } from '../../../lib/values/single';
import { invalidInput } from '../validation/inputErrors';
import { singleValue } from '../validation/singleValue';
import { messageKey } from './field';
import { LABEL } from './messageKeys';

/** Longer is no name of a message, but the message itself. */
export const MOST_CHARACTERS = 250;

/**
 * The key of an item's message.
 *
 * @returns undefined where the user has set none
 * @throws ItemError for a value that cannot be one
 */
export function readKey(item: ItemContext): string | undefined {
	const given: unknown = item.getNodeParameter('safeguards', {});
	// An expression that gives nothing is a key all the same.
	if (!Object.hasOwn(Object(given) as object, messageKey.name)) return undefined;
	const value = singleValue(item, getOwn(given, messageKey.name), LABEL);
	if (isBlank(value)) {
		throw invalidInput(item, {
			message: `The value of "${LABEL}" is empty`,
			description: `Check that the input item has the field. To send messages without a key, remove "${LABEL}" under Safeguards, or use another node for them.`,
		});
	}
	const key = trimmed(value).normalize('NFC');
	const { length } = Array.from(key);
	if (length <= MOST_CHARACTERS) return key;
	throw invalidInput(item, {
		message: `The value of "${LABEL}" has ${length} characters, more than ${MOST_CHARACTERS}`,
		description:
			'Use what identifies the message, and not its text, e.g. absence-{{ $json.pupilId }}-{{ $today.toISODate() }}.',
	});
}
