import { formBody, type PreSend } from '../../../lib/api/context';
import type { Field } from '../operation';
import { isBlank, trimmed } from '../../../lib/values/single';
import { apiErrorFor, invalidInput } from '../validation/inputErrors';
import { booleanFlag } from '../validation/boolean';
import { required } from '../validation/required';
import { onlyWhen } from './dependent';
import { encodingOf } from './message';
import { requireNoPlace, requireWithoutLink, withoutPlaceOfLink } from './replyLink';
import { requiredText } from './requiredText';
import { webAddress } from './webAddress';
import { parseNumber } from '../../../lib/values/number';

/** Characters in a Viber text (reference, code 506). */
export const MOST_CHARACTERS = 1000;

const labelWithoutLink = (property: string, label: string): PreSend =>
	async function (request) {
		const text = formBody(request)[property];
		requireWithoutLink(this, { label, text, what: 'the label of a button' });
		return request;
	};

/** A place for the link that is still there got none. */
const addressWithPlace = (property: string, label: string): PreSend =>
	async function (request) {
		requireNoPlace(this, label, formBody(request)[property]);
		return await webAddress(property, label).call(this, request);
	};

const addressOfPicture = (property: string, label: string): PreSend =>
	async function (request) {
		const text = formBody(request)[property];
		requireWithoutLink(this, { label, text, what: 'the address of a picture' });
		return await webAddress(property, label).call(this, request);
	};

export const WITH_TEXT = ['text', 'textButton', 'textImageButton'];
export const WITH_BUTTON = ['textButton', 'textImageButton'];
const WITH_IMAGE = ['image', 'textImageButton'];

/** What the message consists of. Only these combinations exist (reference, codes 505, 511 and 512). */
export const messageType: Field = {
	displayName: 'Message Type',
	name: 'messageType',
	type: 'options',
	default: 'text',
	description: 'What the Viber message contains',
	options: [
		{ name: 'Image', value: 'image' },
		{ name: 'Image With Text and Button', value: 'textImageButton' },
		{ name: 'Text', value: 'text' },
		{ name: 'Text With Button', value: 'textButton' },
	],
};

const checkText: PreSend = async function (request) {
	const written = trimmed(formBody(request).text);
	if (isBlank(written)) throw apiErrorFor(this, 505);
	if (Array.from(written).length > MOST_CHARACTERS) throw apiErrorFor(this, 506);
	requireNoPlace(this, 'Text', written);
	return request;
};

const viberText = onlyWhen(messageType, WITH_TEXT, {
	displayName: 'Text',
	name: 'text',
	type: 'string',
	typeOptions: { rows: 3 },
	required: true,
	default: '',
	placeholder: 'e.g. Your order is ready',
	description: 'Text of the Viber message, at most 1,000 characters',
	routing: { send: { type: 'body', property: 'text', preSend: [checkText] } },
});

const buttonCaption = onlyWhen(
	messageType,
	WITH_BUTTON,
	requiredText(
		{
			displayName: 'Button Caption',
			name: 'buttonCaption',
			placeholder: 'e.g. See your order',
		},
		{ property: 'button_caption', code: 507, check: labelWithoutLink },
	),
);

const buttonAction = onlyWhen(
	messageType,
	WITH_BUTTON,
	requiredText(
		{
			displayName: 'Button Action',
			name: 'buttonAction',
			placeholder: 'e.g. https://example.com/orders/1234',
			description: 'Web address that the button opens',
		},
		{ property: 'button_action', code: 508, check: addressWithPlace },
	),
);

const image = onlyWhen(
	messageType,
	WITH_IMAGE,
	requiredText(
		{
			displayName: 'Image',
			name: 'image',
			placeholder: 'e.g. https://example.com/picture.jpg',
			description: 'Web address of the picture',
			hint: 'A picture of 350 × 350 pixels',
		},
		{ code: 509, check: addressOfPicture },
	),
);

/** The fields of the parts of a message, shown where the message type has them. */
export const messageParts: Field[] = [messageType, viberText, buttonCaption, buttonAction, image];

/** The sender of a Viber message. */
export const viberFrom: Field = {
	displayName: 'From',
	name: 'from',
	type: 'string',
	default: '',
	placeholder: 'e.g. MyCompany',
	description: 'Sender shown in the message',
	hint: 'A sender that Viber has approved for your account; see Viber: Get Balance',
	routing: { send: { type: 'body', property: 'from' } },
};

/** Whether an SMS goes out when the Viber message does not arrive. */
export const smsFallback: Field = {
	displayName: 'SMS Fallback',
	name: 'smsFallback',
	type: 'boolean',
	default: false,
	description:
		'Whether to send an SMS if the Viber message cannot be delivered (charged as an SMS)',
	routing: {
		send: {
			type: 'body',
			property: 'sms_fallback',
			preSend: [booleanFlag('sms_fallback', 'SMS Fallback')],
		},
	},
};

const encodeFallback: PreSend = async function (request) {
	const written = trimmed(formBody(request).sms_text);
	if (written !== '' && encodingOf(this, 'smsText').ucs) formBody(request).ucs = true;
	return request;
};

/**
 * The text of the SMS in place of a Viber message: the same unless the user writes another.
 *
 * @param parameter that has the Viber text
 * @param check of places for a link
 */
export const smsTextLike = (
	parameter: string,
	check: (property: string, label: string) => PreSend,
): Field =>
	onlyWhen(smsFallback, [true], {
		displayName: 'SMS Text',
		name: 'smsText',
		type: 'string',
		typeOptions: { rows: 3 },
		required: true,
		default: `={{ $parameter.${parameter} }}`,
		placeholder: 'e.g. Your order is ready',
		description:
			'Text of the SMS that is sent if the Viber message cannot be delivered: that of the Viber message, unless you write another. A picture alone needs one.',
		routing: {
			send: {
				type: 'body',
				property: 'sms_text',
				preSend: [required('sms_text', 'SMS Text'), check('sms_text', 'SMS Text'), encodeFallback],
			},
		},
	});

/** The text of the SMS that is sent when the Viber message does not arrive. */
export const smsText = smsTextLike('text', withoutPlaceOfLink);

const checkValidity: PreSend = async function (request) {
	const given = formBody(request).validity;
	if (isBlank(given)) return request;
	const validity = parseNumber(given);
	if (Number.isInteger(validity) && validity > 0) return request;
	throw invalidInput(this, {
		message: `The value in "Validity" is not a time: ${trimmed(given).slice(0, 60)}`,
		description: 'Enter a whole number, e.g. 86400, or remove the option for 24 hours.',
	});
};

/** How long Viber tries; the reference names two units, so the number is passed through unchanged. */
export const validity: Field = {
	displayName: 'Validity',
	name: 'validity',
	type: 'number',
	typeOptions: { minValue: 0 },
	default: 86400,
	description:
		'How long Viber tries to deliver before the SMS fallback is sent. If not set, 24 hours. SMSB2B documents it both as 60 to 86400 seconds and as 30 to 1440 minutes: the number is passed on unchanged.',
	routing: { send: { type: 'body', property: 'validity', preSend: [checkValidity] } },
};

/** Whether tablets get the message too. */
export const allDevices: Field = {
	displayName: 'All Devices',
	name: 'allDevices',
	type: 'boolean',
	default: false,
	description: 'Whether to deliver the message to tablets as well as smartphones',
	routing: {
		send: {
			type: 'body',
			property: 'all_devices',
			preSend: [booleanFlag('all_devices', 'All Devices')],
		},
	},
};
