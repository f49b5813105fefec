import { formBody, type ItemContext, type PreSend } from '../../../lib/api/context';
import { API_ERRORS } from '../../../lib/errors/apiErrorTexts';
import type { ErrorText } from '../../../lib/errors/itemError';
import {
	type OneNumber,
	type Reading,
	readMobileNumber,
} from '../../../lib/phone/readMobileNumber';
import { wordsFor } from '../../../lib/phone/reasons';
import type { Field } from '../operation';
import { apiErrorFor, invalidInput } from '../validation/inputErrors';

/** What a field says of a value that is not one number. */
interface Words {
	label: string;
	/** What SMSB2B would return for what is no number, and to nothing; without the latter it may be left out. */
	codes: { invalid: 103 | 201; empty?: 102 | 205 | 501 };
	/** Where several numbers can be given instead. */
	ifSeveral: string;
}

const IF_SEVERAL = 'Use Send Bulk for several recipients, or pass one item per recipient.';
const ONE_EACH = 'Enter one number, or pass one item per number.';

/** Sends the one number that the value is, without separators; rejects everything else before a request is made. */
function oneNumber(property: string, { label, codes, ifSeveral }: Words): PreSend {
	return async function (request) {
		const subject = `The value in "${label}"`;
		const reading = readMobileNumber(formBody(request)[property]);
		switch (reading.kind) {
			case 'one':
				formBody(request)[property] = reading.number;
				return request;
			case 'none':
				if (codes.empty !== undefined) throw apiErrorFor(this, codes.empty);
				delete formBody(request)[property];
				return request;
			case 'several':
				throw invalidInput(this, severalIn(reading, subject, ifSeveral));
			case 'refused': {
				const context = { code: String(codes.invalid) };
				throw invalidInput(this, { ...wordsFor(reading, subject), context });
			}
		}
	};
}

/** Why the value of "To" is not the number of one recipient. */
export function notOneRecipient(reading: Exclude<Reading, OneNumber>): ErrorText {
	const subject = 'The value in "To"';
	switch (reading.kind) {
		case 'none':
			return API_ERRORS[102];
		case 'several':
			return severalIn(reading, subject, IF_SEVERAL);
		case 'refused':
			return wordsFor(reading, subject);
	}
}

function severalIn(
	{ entries }: Extract<Reading, { kind: 'several' }>,
	subject: string,
	description: string,
): ErrorText {
	const numbers = entries.map(({ written }) => written).join(', ');
	return { message: `${subject} has more than one number: ${numbers.slice(0, 60)}`, description };
}

/** Refuses what is neither a number nor the last digits of one, in a parameter that is not sent. */
export function numberOrItsEnd(parameter: string, label: string): PreSend {
	return async function (request) {
		const subject = `The value in "${label}"`;
		const reading = readMobileNumber(this.getNodeParameter(parameter, ''));
		if (reading.kind === 'several') throw invalidInput(this, severalIn(reading, subject, ONE_EACH));
		if (reading.kind === 'refused' && reading.reason !== 'tooShort')
			throw invalidInput(this, wordsFor(reading, subject));
		return request;
	};
}

/** The number that a parameter holds, as the user wrote it; empty where there is not one. */
export function numberAsWritten(value: unknown): string {
	const reading = readMobileNumber(value);
	return reading.kind === 'one' ? reading.written : '';
}

/** How many messages an item is about to send that sends to one number: none where it is rejected. */
export function messagesToOne(item: ItemContext): number {
	return readMobileNumber(item.getNodeParameter('to', '')).kind === 'one' ? 1 : 0;
}

/** What the model of an AI agent is told of numbers and senders, which it would otherwise write as it likes. */
export const NUMBERS_FOR_MODEL =
	'Write numbers as digits with country code, e.g. 306971234567. Leave From to the user.';

function recipient(empty: 102 | 501): Field {
	const words = {
		label: 'To',
		codes: { invalid: 103, empty },
		ifSeveral: IF_SEVERAL,
	} as const;
	return {
		displayName: 'To',
		name: 'to',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. 306971234567',
		description:
			'Mobile number of the recipient with country code, e.g. 306971234567; Greek numbers also without',
		routing: { send: { type: 'body', property: 'to', preSend: [oneNumber('to', words)] } },
	};
}

/** The one recipient of an SMS. */
export const to = recipient(102);

/** The one recipient of a Viber message. */
export const viberTo = recipient(501);

const ofMobile = {
	label: 'Mobile',
	codes: { invalid: 201, empty: 205 },
	ifSeveral: ONE_EACH,
} as const;

/** A mobile number that is looked at rather than written to. */
export const mobile: Field = {
	displayName: 'Mobile',
	name: 'mobile',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 306971234567',
	description: 'Mobile number, however it is written',
	routing: {
		send: { type: 'body', property: 'mobile', preSend: [oneNumber('mobile', ofMobile)] },
	},
};

const ofNewMobile = { ...ofMobile, codes: { invalid: 201 } } as const;

/** A new mobile number for something that may keep its old one. */
export const newMobile: Field = {
	...mobile,
	required: false,
	routing: {
		send: { type: 'body', property: 'mobile', preSend: [oneNumber('mobile', ofNewMobile)] },
	},
};
