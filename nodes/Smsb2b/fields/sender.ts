import type { PreSend } from '../../../lib/api/context';
import type { Field } from '../operation';
import { trimmed } from '../../../lib/values/single';
import { formBody, invalidInput } from '../validation/checks';
import { onlyWhen } from './dependent';
import { smsFallback } from './viber';

/** A sender is at most 11 alphanumeric or 16 numeric characters (3GPP TS 23.040, 9.1.2.5; wire facts). */
const MOST_LETTERS = 11;
const MOST_DIGITS = 16;

function checkSender(property: string, label: string): PreSend {
	return async function (request) {
		const sender = trimmed(formBody(request)[property]);
		if (sender === '') {
			delete formBody(request)[property];
			return request;
		}
		const numeric = /^\+?\d+$/.test(sender);
		if (sender.length > (numeric ? MOST_DIGITS : MOST_LETTERS)) {
			throw invalidInput(this, {
				message: `The sender in "${label}" is too long: ${sender.slice(0, 40)}`,
				description: `Enter at most ${MOST_LETTERS} Latin letters and digits, or at most ${MOST_DIGITS} digits.`,
			});
		}
		if (!/^[\x20-\x7e]+$/.test(sender)) {
			throw invalidInput(this, {
				message: `The sender in "${label}" has non-Latin letters: ${sender}`,
				description: 'Use Latin letters: phones show other letters wrongly or not at all.',
			});
		}
		formBody(request)[property] = sender;
		return request;
	};
}

/** The sender of an SMS. */
export const from: Field = {
	displayName: 'From',
	name: 'from',
	type: 'string',
	default: '',
	placeholder: 'e.g. MySchool',
	description: 'Sender shown on the phone. Leave empty to use the default sender of the account.',
	hint: 'Empty for the default sender of the account. At most 11 Latin letters and digits, or at most 16 digits.',
	routing: { send: { type: 'body', property: 'from', preSend: [checkSender('from', 'From')] } },
};

/** The sender of the SMS that is sent when a Viber message does not arrive. */
export const smsFrom = onlyWhen(smsFallback, [true], {
	...from,
	displayName: 'SMS From',
	name: 'smsFrom',
	routing: {
		send: { type: 'body', property: 'sms_from', preSend: [checkSender('sms_from', 'SMS From')] },
	},
});
