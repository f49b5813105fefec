import type { ItemContext, PreSend } from '../../../lib/api/context';
import type { Field } from '../operation';
import { chooseEncoding, type ChosenEncoding, type EncodingOption } from '../../../lib/encoding';
import {
	formBody,
	apiErrorFor,
	invalidInput,
	isBlank,
	trimmed,
	booleanFlag,
} from '../validation/checks';
import { chosenOption } from '../validation/chosenOption';
import { parseDate } from './dates';
import { messageText, requireNoPlace } from './replyLink';

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
	if (trimmed(formBody(request).text) === '') throw apiErrorFor(this, 104);
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
	description: 'Text of the message. SMS: Preview says for free how many parts it makes.',
	hint: 'Charged per part of 160 characters, or 70 with letters such as ά or emoji; Encoding under Options decides',
	routing: { send: { type: 'body', property: 'text', preSend: [checkText] } },
};

/** How the text is written on its way. */
export const encoding: Field = {
	displayName: 'Encoding',
	name: 'encoding',
	type: 'options',
	default: 'auto',
	description: 'How the text is written on its way, which decides how many parts are charged',
	options: [
		{
			name: 'As Typed',
			value: 'auto',
			description: 'Unicode exactly when the text has a character that GSM 03.38 lacks',
		},
		{
			name: 'GSM (Cheap)',
			value: 'gsm',
			description: '160 characters a part; Greek arrives as unaccented capitals',
		},
		{ name: 'Unicode', value: 'unicode', description: '70 characters a part' },
	],
};

/** A message that appears at once on the screen. */
export const flash: Field = {
	displayName: 'Flash',
	name: 'flash',
	type: 'boolean',
	default: false,
	description: 'Whether to send a flash SMS',
	hint: 'Appears at once on the screen and is not stored by the phone',
	routing: { send: { type: 'body', property: 'flash', preSend: [booleanFlag('flash', 'Flash')] } },
};

/** `timestamp` is in Unix epoch seconds (reference, sms/send). */
const schedule: PreSend = async function (request) {
	const wish = this.getNodeParameter('options.sendAt', '');
	if (isBlank(wish)) return request;
	const at = parseDate(this, wish, 'Send At').toMillis();
	if (at <= Date.now()) {
		throw invalidInput(this, {
			message: `The time in "Send At" lies in the past: ${trimmed(wish)}`,
			description: `Enter a time in the future. It is read in the time zone of the workflow, ${this.getTimezone()}.`,
		});
	}
	formBody(request).timestamp = Math.floor(at / 1000);
	return request;
};

/** The time at which SMSB2B shall send the message. */
export const sendAt: Field = {
	displayName: 'Send At',
	name: 'sendAt',
	type: 'dateTime',
	default: '',
	description: 'When to send the message. It can be cancelled until then with SMS: Cancel.',
	hint: 'In the time zone of the workflow',
	routing: { send: { preSend: [schedule] } },
};

/** What happens when the answer to a send gets lost on the way. */
export const findLost: Field = {
	displayName: 'Find Lost Messages',
	name: 'findLost',
	type: 'boolean',
	default: false,
	description:
		'Whether to look a message up in the history when its answer got lost, e.g. after a time-out. It is never sent twice.',
};

/** What happens to a message that the history lists already. */
export const skipSent: Field = {
	displayName: 'Skip Already Sent',
	name: 'skipSent',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: 24,
	description:
		'Hours to look back in the history: a message with the same recipient and text is not sent again. To go on after n8n was stopped in the midst of a run.',
	hint: 'In hours; the times of the history are taken for those of Athens',
};
