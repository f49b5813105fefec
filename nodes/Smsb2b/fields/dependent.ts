import type { Field, FieldRouting, PreSend } from '../operation';
import { asBoolean, bodyOf } from './checks';

/**
 * A field that is shown, checked and sent only where another parameter has one of these values. Hiding it
 * is not enough: where that parameter is an expression, n8n shows all fields that depend on it.
 */
export function onlyWhen(parameter: string, values: Array<string | boolean>, field: Field): Field {
	const send: FieldRouting['send'] | undefined = field.routing?.send;
	const checked: PreSend = async function (request) {
		const chosen = this.getNodeParameter(parameter, values[0]);
		if (values.some((value) => isSame(chosen, value)))
			return await inTurn(send?.preSend ?? [], this, request);
		if (send?.property) delete bodyOf(request)[send.property];
		return request;
	};
	return {
		...field,
		displayOptions: { show: { [parameter]: values } },
		...(send ? { routing: { send: { ...send, preSend: [checked] } } } : {}),
	};
}

/** A yes or no may come as a text. */
function isSame(chosen: unknown, value: string | boolean): boolean {
	return chosen === value || (typeof value === 'boolean' && asBoolean(chosen) === value);
}

async function inTurn(
	steps: PreSend[],
	context: ThisParameterType<PreSend>,
	request: Parameters<PreSend>[0],
) {
	let shaped = request;
	for (const step of steps) shaped = await step.call(context, shaped);
	return shaped;
}
