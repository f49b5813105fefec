import { formBody, type ItemContext, type PreSend } from '../../../lib/api/context';
import { parseBoolean } from '../../../lib/values/boolean';
import { isBlank, trimmed } from '../../../lib/values/single';
import { invalidInput } from './inputErrors';

/** Sends a yes as `true`, and leaves a no out, as the API's users do. */
export function booleanFlag(property: string, label: string): PreSend {
	return async function (request) {
		if (requireBoolean(this, formBody(request)[property], label))
			formBody(request)[property] = true;
		else delete formBody(request)[property];
		return request;
	};
}

/**
 * Whether a parameter that is not sent is switched on.
 *
 * @throws ItemError when its value is neither yes nor no
 */
export function getBoolean(
	context: ItemContext,
	parameter: string,
	label: string,
	byDefault = false,
): boolean {
	return requireBoolean(context, context.getNodeParameter(parameter, byDefault), label, byDefault);
}

/**
 * A yes or no; nothing is what stands in the field by default.
 *
 * @throws ItemError when the value is neither
 */
export function requireBoolean(
	context: ItemContext,
	value: unknown,
	label: string,
	byDefault = false,
): boolean {
	const isOn = isBlank(value) ? byDefault : parseBoolean(value);
	if (isOn !== undefined) return isOn;
	throw invalidInput(context, {
		message: `The value of "${label}" is neither true nor false: ${trimmed(value).slice(0, 60)}`,
		description: 'Turn it on or off, or let the expression return true or false.',
	});
}
