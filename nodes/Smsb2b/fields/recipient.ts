import type { Field, PreSend } from '../operation';
import { FEWEST_DIGITS, mayBeNumber } from '../numbers/spelling';
import { bodyOf, foreseen, inputFailure, trimmed } from './checks';

/** ITU-T E.164: at most 15 digits, here with a leading 00. */
const MOST_DIGITS = 17;

/**
 * Refuses what cannot be one mobile number: a list, a text without enough digits, and nothing, unless
 * there is no `emptyCode` because the number may be left out.
 */
function oneNumber(property: string, invalidCode: 103 | 201, emptyCode?: 102 | 205 | 501): PreSend {
	return async function (request) {
		const number = trimmed(bodyOf(request)[property]);
		if (number === '') {
			if (emptyCode === undefined) return request;
			throw foreseen(this, emptyCode);
		}
		const digits = number.replace(/\D/g, '').length;
		const parts = number.split(/[,;|\n]/).filter(mayBeNumber);
		if (parts.length > 1) {
			throw inputFailure(this, {
				what: 'There is more than one number where one is due',
				remedy:
					'Use the operation Send Bulk for several recipients, or give the node an item for each.',
			});
		}
		if (digits < FEWEST_DIGITS || digits > MOST_DIGITS) throw foreseen(this, invalidCode);
		bodyOf(request)[property] = number;
		return request;
	};
}

function recipient(emptyCode: 102 | 501): Field {
	return {
		displayName: 'To',
		name: 'to',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. 306971234567',
		description: 'Mobile number of the recipient with its country code; Greek numbers also without',
		routing: { send: { type: 'body', property: 'to', preSend: [oneNumber('to', 103, emptyCode)] } },
	};
}

/** The one recipient of an SMS. */
export const to = recipient(102);

/** The one recipient of a Viber message. */
export const viberTo = recipient(501);

/** A mobile number that is looked at rather than written to. */
export const mobile: Field = {
	displayName: 'Mobile',
	name: 'mobile',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. 306971234567',
	description: 'Mobile number, in any spelling',
	routing: { send: { type: 'body', property: 'mobile', preSend: [oneNumber('mobile', 201, 205)] } },
};

/** A new mobile number for something that may keep its old one. */
export const newMobile: Field = {
	...mobile,
	required: false,
	routing: { send: { type: 'body', property: 'mobile', preSend: [oneNumber('mobile', 201)] } },
};
