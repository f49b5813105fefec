import { formBody, type PreSend } from '../../../lib/api/context';
import { wordsFor } from '../../../lib/phone/reasons';
import { isShortened, withoutDecimals } from '../../../lib/phone/writtenNumber';
import type { Field } from '../operation';
import { textOf } from '../../../lib/values/single';
import { visible } from '../../../lib/values/visible';
import { invalidInput } from '../validation/inputErrors';
import { onlyWhen } from './dependent';
import { smsFallback } from './viber';

/** A sender is at most 11 alphanumeric or 16 numeric characters (3GPP TS 23.040, 9.1.2.5; wire facts). */
const MOST_LETTERS = 11;
const MOST_DIGITS = 16;

/** What an expression makes of nothing within a text. */
const NOTHING = ['undefined', 'null', 'NaN'];

/** Why a number is not the one that was meant as sender. */
function spoiltBy(given: unknown, sender: string): 'shortened' | 'decimal' | undefined {
	if (isShortened(sender)) return 'shortened';
	return typeof given === 'number' && !Number.isInteger(given) ? 'decimal' : undefined;
}

function checkSender(property: string, label: string): PreSend {
	return async function (request) {
		const given = formBody(request)[property];
		const sender = withoutDecimals(visible(textOf(given)));
		if (sender === '') {
			delete formBody(request)[property];
			return request;
		}
		const subject = `The sender in "${label}"`;
		const reason = spoiltBy(given, sender);
		if (reason) throw invalidInput(this, wordsFor({ written: sender, reason }, subject));
		if (NOTHING.includes(sender)) {
			throw invalidInput(this, {
				message: `${subject} is the word ${sender}`,
				description:
					'Check the expression. For the default sender of the account, leave the field empty.',
			});
		}
		const numeric = /^\+?\d+$/.test(sender);
		if (sender.length > (numeric ? MOST_DIGITS : MOST_LETTERS)) {
			throw invalidInput(this, {
				message: `${subject} is too long: ${sender.slice(0, 40)}`,
				description: `Enter at most ${MOST_LETTERS} Latin letters and digits, or at most ${MOST_DIGITS} digits.`,
			});
		}
		if (!/^[\x20-\x7e]+$/.test(sender)) {
			throw invalidInput(this, {
				message: `${subject} has non-Latin letters: ${sender}`,
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
