import { formBody, type ItemContext, type PreSend } from '../../../lib/api/context';
import {
	chooseEncoding,
	type ChosenEncoding,
	type EncodingOption,
} from '../../../lib/encoding/chooseEncoding';
import type { Field } from '../operation';
import { isBlank, trimmed } from '../../../lib/values/single';
import { apiErrorFor, invalidInput } from '../validation/inputErrors';
import { booleanFlag } from '../validation/boolean';
import { chosenOption } from '../validation/chosenOption';
import { parseDate } from './dates';
import { messageText } from './messageText';
import { rejectsNull } from './rejectsNull';
import { requireNoPlace } from './replyLink';

/** The encoding of the item's text, and the parts in which it will be charged. */
export function encodingOf(context: ItemContext, parameter = 'text'): ChosenEncoding {
	return chooseEncoding(messageText(context, parameter), encodingOption(context));
}

/** The option Encoding. */
export function encodingOption(context: ItemContext): EncodingOption {
	return chosenOption(context, encoding, 'options.encoding') as EncodingOption;
}

/** Sets `ucs` for the text in this parameter: without it, Greek arrives as unaccented capitals. */
export function encode(parameter = 'text'): PreSend {
	return async function (request) {
		if (encodingOf(this, parameter).ucs) formBody(request).ucs = true;
		return request;
	};
}

const checkText: PreSend = async function (request) {
	if (isBlank(formBody(request).text)) throw apiErrorFor(this, 104);
	requireNoPlace(this, 'Text', formBody(request).text);
	return request;
};

/** The text of an SMS. */
export const text: Field = {
	displayName: 'Text',
	name: 'text',
	type: 'string',
	typeOptions: { rows: 3 },
	required: true,
	default: '',
	placeholder: 'e.g. Your order is ready',
	description:
		'Text of the message. To see how many parts it will be charged as, use SMS: Preview (free).',
	routing: { send: { type: 'body', property: 'text', preSend: [checkText] } },
};

/** Stays below the text, also where that is an expression, of which the editor shows the result in the place of a hint. */
export const chargeNotice: Field = {
	displayName:
		'Charged per 160 characters, or per 70 if the text has Greek letters, emoji or typographic quotes (see Options > Encoding)',
	name: 'chargeNotice',
	type: 'notice',
	default: '',
};

/** How the text is written on its way. */
export const encoding: Field = {
	displayName: 'Encoding',
	name: 'encoding',
	type: 'options',
	default: 'auto',
	description: 'Character set used to send the text. It determines how many parts are charged.',
	options: [
		{
			name: 'As Typed',
			value: 'auto',
			description:
				'Arrives exactly as typed: 160 characters per part, or 70 as soon as one is not in the GSM alphabet, such as emoji and most Greek letters, capitals too',
		},
		{
			name: 'GSM (Cheap)',
			value: 'gsm',
			description: '160 characters per part. Greek arrives in unaccented capitals.',
		},
		{ name: 'Unicode', value: 'unicode', description: '70 characters per part' },
	],
};

/** A message that appears at once on the screen. */
export const flash: Field = {
	displayName: 'Flash',
	name: 'flash',
	type: 'boolean',
	default: false,
	description: 'Whether to send a flash SMS',
	hint: 'Appears on the screen at once; the phone does not store it',
	routing: { send: { type: 'body', property: 'flash', preSend: [booleanFlag('flash', 'Flash')] } },
};

/** A mobile number that is read as seconds since 1970 is a time of the year 2190. */
const FARTHEST = 100 * 365.25 * 24 * 60 * 60_000;

/** `timestamp` is in Unix epoch seconds (reference, sms/send). */
const schedule: PreSend = async function (request) {
	const wish = this.getNodeParameter('options.sendAt', '');
	if (isBlank(wish)) return request;
	const at = parseDate(this, wish, 'Send At').toMillis();
	if (at <= Date.now()) {
		throw invalidInput(this, {
			message: `The time in "Send At" is in the past: ${trimmed(wish)}`,
			description: `Enter a time in the future. It is read in the time zone of the workflow, ${this.getTimezone()}.`,
		});
	}
	if (at > Date.now() + FARTHEST) {
		throw invalidInput(this, {
			message: `The time in "Send At" is more than 100 years ahead: ${trimmed(wish)}`,
			description: 'Check that the expression gives a date, and not a number of another kind.',
		});
	}
	formBody(request).timestamp = Math.floor(at / 1000);
	return request;
};

/** The time at which SMSB2B shall send the message. */
export const sendAt = rejectsNull('options', 'send at once', {
	displayName: 'Send At',
	name: 'sendAt',
	type: 'dateTime',
	default: '',
	description: 'When to send the message. Until then, you can cancel it with SMS: Cancel.',
	hint: 'In the time zone of the workflow',
	routing: { send: { preSend: [schedule] } },
});

/** What happens when the response to a send gets lost on the way. */
export const findLost: Field = {
	displayName: 'Check History If No Response',
	name: 'findLost',
	type: 'boolean',
	default: false,
	description:
		'Whether to look the message up in the history if no response arrives, e.g. after a timeout. It is never sent twice.',
};

/** What happens to a message that the history lists already. */
export const skipSent: Field = {
	displayName: 'Skip Already Sent',
	name: 'skipSent',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: 24,
	description:
		'How many hours of history to check. Recipients who already got the same text are skipped. Use it to resume after a run was stopped.',
	hint: 'In hours. The credential says in which time zone SMSB2B writes its history.',
};
