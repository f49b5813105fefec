import { formBody, type PreSend } from '../../../lib/api/context';
import type { Field, FieldRouting } from '../operation';
import { isAmong } from '../validation/chosenOption';

/**
 * A field that is shown, checked and sent only where another has one of these values. Hiding it is not enough: where
 * that other is an expression, n8n shows all fields that depend on it.
 */
export function onlyWhen(other: Field, values: Array<string | boolean>, field: Field): Field {
	const send: FieldRouting['send'] | undefined = field.routing?.send;
	const checked: PreSend = async function (request) {
		if (isAmong(this, other, values)) return await inTurn(send?.preSend ?? [], this, request);
		if (send?.property) delete formBody(request)[send.property];
		return request;
	};
	return {
		...field,
		displayOptions: { show: { [other.name]: values } },
		...(send ? { routing: { send: { ...send, preSend: [checked] } } } : {}),
	};
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
