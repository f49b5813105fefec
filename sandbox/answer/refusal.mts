import type { Fields } from './result.mts';

/** What the reference says of each code; `105` in the words of real answers. */
export const REFUSALS = {
	0: 'Failed',
	101: 'Check your credentials',
	102: 'Parameter to is empty',
	103: 'Invalid to parameter',
	104: 'Parameter text is empty',
	105: 'You dont have enough sms',
	106: 'Failed to queue the message',
	107: 'smsId parameter is empty',
	108: 'Invalid smsId parameter',
	109: 'Message not found',
	110: 'Message already sent',
	111: 'Message could not be deleted',
	201: 'Failed to parse mobile to MSISDN',
	202: 'mobile is already associated with another contact',
	203: 'mobile is in your Opt-Out list',
	204: 'Could not insert contact',
	205: 'mobile parameter is empty',
	206: 'Parameter sms is malformed',
	207: 'Parameter cost is malformed',
	208: 'Parameter userId is empty',
	209: 'User is not found in the users list',
	210: 'User has not enough balance to remove',
	211: 'The main account has not enough balance',
	212: 'No comment parameter',
	213: 'The name parameter is missing',
	214: 'contactId parameter is missing',
	215: 'groupId parameter is missing',
	216: 'contactId not found in contact list',
	217: 'groupId not found in group list',
	218: 'contactId already in groupId',
	220: 'Comment with commentId not found',
	221: 'Could not update contact',
	300: 'There is no authId parameter',
	301: 'There is no code parameter',
	302: 'No authentication message found for authId',
	501: 'Missing to, contactId or groupId parameters',
	503: 'Parameter from is not authorized',
	504: 'The sender-id is paused',
	505: 'Missing text for Viber message',
	506: 'Viber message text can be up to 1000 characters long',
	507: 'Missing button_caption parameter',
	508: 'Missing button_action parameter',
	509: 'Missing image parameter',
	510: 'Invalid all_devices parameter',
	511: 'Messages with image and text need also a button',
	512: 'Messages without text can only have an image',
	513: 'Invalid validity parameter',
	514: 'Invalid parameter sms_from for fall-back sms',
	515: 'Invalid parameter contactId',
	516: 'Invalid parameter groupId',
	517: 'Account run out of balance',
	518: 'Message failed',
	601: 'User is registered',
	602: 'Reached maximum users',
} as const;

export type RefusalCode = keyof typeof REFUSALS;

/** @returns whether the number is one of the API's refusal codes */
export function isRefusalCode(code: number): code is RefusalCode {
	return Object.hasOwn(REFUSALS, code);
}

/** Thrown by an endpoint that refuses the call; nothing has been sent, stored or charged then. */
export class Refusal extends Error {
	readonly code: RefusalCode;
	/** Fields of a success that the refusal keeps (`"id":"0","balance":"1"`). */
	readonly fields: Fields;

	constructor(code: RefusalCode, fields: Fields = {}) {
		// `Failed` stands alone in real answers; the others begin with `Error: `.
		super(code === 0 ? REFUSALS[0] : `Error: ${REFUSALS[code]}`);
		this.code = code;
		this.fields = fields;
	}
}
