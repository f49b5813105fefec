import type { PreSend } from '../../../lib/api/context';
import { unwrapped } from '../../../lib/values/single';
import type { Field } from '../operation';
import { invalidInput } from '../validation/inputErrors';

/**
 * A member of a collection without which something else happens: the message goes out at night, or all contacts are
 * listed. An empty text asks for that; null and undefined, which an expression gives when its field is missing, are an
 * error.
 *
 * @param emptyMeans what an empty text asks for, as a remedy says it
 */
export function rejectsNull(
	collection: 'options' | 'filters',
	emptyMeans: string,
	field: Field,
): Field {
	const { displayName, name, routing } = field;
	const check: PreSend = async function (request) {
		const value = unwrapped(this.getNodeParameter(`${collection}.${name}`, null));
		if (value !== undefined && value !== null) return request;
		throw invalidInput(this, {
			message: `The expression in "${displayName}" gives no value`,
			description: `Check that the input item has the field. To ${emptyMeans} where it is missing, use e.g. {{ $json.${name} ?? "" }}.`,
		});
	};
	const preSend = [check, ...(routing?.send.preSend ?? [])];
	return { ...field, routing: { send: { ...routing?.send, preSend } } };
}
