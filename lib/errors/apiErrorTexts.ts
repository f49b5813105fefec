/** What SMSB2B's error codes mean and how to mend them (reference, "Errors" of every endpoint). */
export interface ApiErrorText {
	/** How the reference's own wordings begin, its slips put right beside them, by which a plain (v2) response without a code is known. */
	wordings: readonly string[];
	/** True where other errors begin with the same words, such as "Message failed to send": then nothing may follow them. */
	isWholeWording?: boolean;
	/** What happened, as a sentence without a full stop: the item's number is added to it. */
	message: string;
	/** What the reader can do about it, in full sentences. */
	description: string;
	/** The API's parameter that has the rejected value: people look for it among their rows. */
	parameter?: string;
	/** True when no further call with the same credential can succeed, so that a run stops at once. */
	isFatal?: boolean;
}

const TOP_UP =
	'Buy credits in your SMSB2B account, then run the workflow again for the items that were not sent.';
const CHECK_NUMBER =
	'Write the number with its country code, e.g. 306971234567. To see whether a number is valid, use Mobile: Check (free).';
const CONTACT_FROM_LIST =
	'Choose the contact from the list, or take the ID from Contact: Get Many.';
const GROUP_FROM_LIST = 'Choose the group from the list, or take the ID from Group: Get Many.';
const USER_FROM_LIST = 'Choose the user from the list, or take the ID from User: Get Many.';
const SMS_ID = 'Use the smsId returned by SMS: Send.';
const NOTHING_SENT = 'Nothing was sent and nothing was charged.';

const TEXTS = {
	101: {
		wordings: ['Check your credentials'],
		message: 'SMSB2B rejected the credential',
		description:
			'Check the API key (or the username and password). SMSB2B returns the same code when the IP address of your n8n server is not on the IP whitelist of the account: add it there, or turn the whitelist off.',
		isFatal: true,
	},
	102: {
		wordings: ['Parameter to is empty', 'Parameter to is missing'],
		message: 'The recipient in "To" is empty',
		description: 'Enter a mobile number with its country code, e.g. 306971234567.',
	},
	103: {
		wordings: ['Invalid to parameter', 'Parameter to cannot be parsed'],
		message: 'The number in "To" is not a valid mobile number',
		description: CHECK_NUMBER,
		parameter: 'to',
	},
	104: {
		wordings: ['Parameter text is empty', 'Parameter text is missing'],
		message: 'The message in "Text" is empty',
		description: 'Enter the text of the message.',
	},
	105: {
		wordings: ['Not enough balance', 'Account out of balance', 'You dont have enough sms'],
		message: 'The account does not have enough credits',
		description: TOP_UP,
	},
	106: {
		wordings: ['Failed to queue the message', 'Message couldnt be sent'],
		message: 'SMSB2B could not queue the message',
		description: `${NOTHING_SENT} Run the workflow again for this item in a few minutes; if it keeps happening, contact SMSB2B.`,
	},
	107: {
		wordings: ['smsId parameter is empty', 'Parameter smsId is missing'],
		message: 'The value of "SMS ID" is empty',
		description: SMS_ID,
	},
	108: {
		wordings: ['Invalid smsId parameter', 'Parameter smsId cannot be parsed'],
		message: 'The value in "SMS ID" is not a valid message ID',
		description: SMS_ID,
		parameter: 'smsId',
	},
	109: {
		wordings: ['Message not found', 'Message cannot be found'],
		message: 'There is no message with this "SMS ID"',
		description: `${SMS_ID} Messages of other accounts are not visible.`,
		parameter: 'smsId',
	},
	110: {
		wordings: ['Message already sent', 'Message already delivered or canceled'],
		message: 'The message has already been sent and can no longer be cancelled',
		description: 'Only scheduled messages can be cancelled, before their time comes.',
		parameter: 'smsId',
	},
	111: {
		wordings: ['Message could not be deleted', 'Message couldnt be canceled'],
		message: 'SMSB2B could not delete the scheduled message',
		description: 'The message may still be sent. Try to cancel it again before its time comes.',
		parameter: 'smsId',
	},
	201: {
		wordings: ['Failed to parse mobile to MSISDN', 'Parameter mobile cannot be parsed'],
		message: 'The number in "Mobile" is not a valid mobile number',
		description: CHECK_NUMBER,
		parameter: 'mobile',
	},
	202: {
		wordings: [
			'mobile is already associated with another contact',
			'Contact already exists with this mobile',
		],
		message: 'The number in "Mobile" already belongs to another contact',
		description:
			'Use Contact: Create or Update to change the existing contact, or enter another number.',
		parameter: 'mobile',
	},
	203: {
		wordings: ['mobile is in your Opt-Out list', 'Mobile number is Opt-out'],
		message: 'The number in "Mobile" is in your opt-out list',
		description:
			'This person has opted out of your messages. Leave the number out; only they can ask to be removed from the list.',
		parameter: 'mobile',
	},
	204: {
		wordings: ['Could not insert contact', 'Contact couldnt be added'],
		message: 'SMSB2B could not save the new contact',
		description: 'Try again in a few minutes; if it keeps happening, contact SMSB2B.',
	},
	205: {
		wordings: ['mobile parameter is empty', 'No mobile parameter'],
		message: 'The number in "Mobile" is empty',
		description: 'Enter a mobile number with its country code, e.g. 306971234567.',
	},
	206: {
		wordings: ['Parameter sms is malformed'],
		message: 'The value in "SMS" is not a whole number',
		description: 'Enter a whole number, e.g. 100, or a negative one to take messages back.',
	},
	207: {
		wordings: ['Parameter cost is malformed'],
		message: 'The value in "Cost" is not an amount',
		description: 'Enter an amount, e.g. 4 or 4.50.',
	},
	208: {
		wordings: ['Parameter userId is empty'],
		message: 'The value of "User" is empty',
		description: USER_FROM_LIST,
	},
	209: {
		wordings: ['User is not found in the users list'],
		message: 'The user in "User" does not exist in this account',
		description: USER_FROM_LIST,
		parameter: 'userId',
	},
	210: {
		wordings: ['Removing sms from user', 'User has not enough balance to remove'],
		message: 'The user does not have that many messages to take back',
		description:
			'Look up the balance of the user with User: Get Many and take back at most that many.',
	},
	211: {
		wordings: ['The main account has not enough balance'],
		message: 'The main account does not have enough messages for this top-up',
		description: 'Buy credits for the main account or enter a smaller number in "SMS".',
	},
	212: {
		wordings: ['No comment parameter'],
		message: 'The comment, or its ID, is missing',
		description: 'Enter the comment, or the ID of the comment to delete.',
	},
	213: {
		wordings: ['The name parameter is missing', 'No name parameter'],
		message: 'The name of the group in "Name" is empty',
		description: 'Enter a name in "Name".',
	},
	214: {
		wordings: [
			'contacId parameter is missing',
			'contactId parameter is missing',
			'No contactId parameter',
		],
		message: 'The value of "Contact" is empty',
		description: CONTACT_FROM_LIST,
	},
	215: {
		wordings: ['groupId parameter is missing', 'No groupId parameter'],
		message: 'The value of "Group" is empty',
		description: GROUP_FROM_LIST,
	},
	216: {
		wordings: ['contactId not found in contact list', 'contactId not found'],
		message: 'The contact in "Contact" does not exist',
		description: CONTACT_FROM_LIST,
		parameter: 'contactId',
	},
	217: {
		wordings: ['groupId not found in group list', 'groupId not found'],
		message: 'The group in "Group" does not exist',
		description: GROUP_FROM_LIST,
		parameter: 'groupId',
	},
	218: {
		wordings: ['contactId already in groupId'],
		message: 'The contact is already in this group',
		description: 'Nothing to do: the contact stays in the group.',
	},
	220: {
		wordings: ['Comment with commentId not found'],
		message: 'There is no comment with this "Comment ID"',
		description:
			'Take the ID from User Comment: Get Many; the comment may already have been deleted.',
		parameter: 'commentId',
	},
	221: {
		wordings: ['Could not update contact', 'Contact couldnt be updated'],
		message: 'SMSB2B could not change the contact',
		description: 'Check the values of the fields, e.g. dates as YYYY-MM-DD, and try again.',
	},
	300: {
		wordings: ['There is no authId parameter'],
		message: 'The value of "Auth ID" is empty',
		description: 'Use the authId returned by Two-Factor: Send.',
	},
	301: {
		wordings: ['There is no code parameter'],
		message: 'The value of "Code" is empty',
		description: 'Enter the code that the person typed, e.g. 1234.',
	},
	302: {
		wordings: ['No authentication message found for authId'],
		message: 'No two-factor code was sent with this "Auth ID"',
		description:
			'Use the authId returned by Two-Factor: Send. It may have expired or belong to another account: send a new code.',
		parameter: 'authId',
	},
	501: {
		wordings: ['Missing to'],
		message: 'The recipient of the Viber message in "To" is empty',
		description: 'Enter a mobile number with its country code, e.g. 306971234567.',
	},
	503: {
		wordings: ['Paramater from is not authorized', 'Parameter from is not authorized'],
		message: 'The Viber sender in "From" is not approved for this account',
		description:
			'Use a sender listed by Viber: Get Balance. Ask SMSB2B for a new sender; Viber has to approve it.',
		parameter: 'from',
	},
	504: {
		wordings: ['The sender-id is paused'],
		message: 'The Viber sender in "From" is paused',
		description: 'Ask SMSB2B to activate the sender again, or use another sender.',
		parameter: 'from',
	},
	505: {
		wordings: ['Missing text for Viber message'],
		message: 'The text of the Viber message in "Text" is empty',
		description: 'Enter a text. A button needs a text as well.',
	},
	506: {
		wordings: ['Viber message text can be up to 1000 characters long'],
		message: 'The Viber text is longer than 1,000 characters',
		description: 'Shorten the text to at most 1,000 characters or send two messages.',
	},
	507: {
		wordings: ['Missing button_caption parameter'],
		message: 'The caption of the Viber button in "Button Caption" is empty',
		description: 'Enter what the button says, e.g. See your order.',
	},
	508: {
		wordings: ['Missing button_action parameter'],
		message: 'The link of the Viber button in "Button Action" is empty',
		description: 'Enter a web address, e.g. https://example.com.',
	},
	509: {
		wordings: ['Missing image parameter'],
		message: 'The picture of the Viber message in "Image" is empty',
		description: 'Enter the web address of a picture of 350 × 350 pixels.',
	},
	510: {
		wordings: ['Invalid all_devices parameter'],
		message: 'The value of "All Devices" is neither true nor false',
		description: 'Turn the option "All Devices" on or off, or remove it.',
	},
	511: {
		wordings: ['Messages with image and text need also a button'],
		message: 'A Viber message with a picture and a text also needs a button',
		description:
			'Choose the message type "Image With Text and Button", or leave the picture or the text out.',
	},
	512: {
		wordings: ['Messages without text can only have an image'],
		message: 'A Viber message without text can only be a picture',
		description: 'Choose the message type "Image", or enter a text.',
	},
	513: {
		wordings: ['Invalid validity parameter'],
		message: 'SMSB2B rejected the value of "Validity"',
		description:
			'SMSB2B documents it both as 60 to 86400 seconds and as 30 to 1440 minutes. Try the other unit, or remove the option to use the default of 24 hours.',
	},
	514: {
		wordings: ['Invalid parameter sms_from for fall-back sms'],
		message: 'The sender of the SMS fallback in "SMS From" is not valid',
		description: 'Enter at most 11 Latin letters and digits, or at most 16 digits.',
		parameter: 'sms_from',
	},
	515: {
		wordings: ['Invalid parameter contactId'],
		message: 'The contact to send to is not valid',
		description: CONTACT_FROM_LIST,
	},
	516: {
		wordings: ['Invalid parameter groupId'],
		message: 'The group to send to is not valid',
		description: GROUP_FROM_LIST,
	},
	517: {
		wordings: ['Account run out of balance'],
		message: 'The Viber sender does not have enough credits',
		description: TOP_UP,
	},
	518: {
		wordings: ['Message failed'],
		isWholeWording: true,
		message: 'SMSB2B could not send the Viber message',
		description: `${NOTHING_SENT} Try again in a few minutes, or turn on SMS Fallback.`,
	},
	601: {
		wordings: ['User is registered'],
		message: 'A user with the address in "Email" already exists',
		description: 'Enter another address, or use the existing user.',
		parameter: 'email',
	},
	602: {
		wordings: ['Reached maximum users'],
		message: 'The account has reached its user limit',
		description: 'Ask SMSB2B to raise the limit.',
	},
} satisfies Record<number, ApiErrorText>;

/** The codes that the reference lists. */
export type ApiErrorCode = keyof typeof TEXTS;

/** Every error that the reference lists, by its code. */
export const API_ERRORS: Readonly<Record<ApiErrorCode, ApiErrorText>> = TEXTS;

/** What is said of a rejection whose code the reference does not list. */
export const UNKNOWN_API_ERROR: ApiErrorText = {
	wordings: [],
	message: 'SMSB2B rejected the request',
	description:
		'SMSB2B gave no known reason. Check the values of the fields; if it keeps happening, contact SMSB2B.',
};

/**
 * The code of the error that begins with one of its wordings, with or without "Error:", brackets around the names of
 * parameters and values behind them, such as `[contactId:12] not found`.
 */
export function codeOfWording(text: string): string | undefined {
	const written = withoutMarks(text);
	if (written === '') return undefined;
	return WORDINGS.find(
		({ wording, isWhole }) =>
			written === wording ||
			(!isWhole && written.startsWith(wording) && !isLetterAt(written, wording.length)),
	)?.code;
}

function isLetterAt(text: string, place: number): boolean {
	return /[a-z]/.test(text.charAt(place));
}

/** Characters of a text that are compared; no wording is longer. */
const COMPARED = 100;

/** Every wording with its code, the longest first: one can begin another. */
const WORDINGS = Object.entries<ApiErrorText>(TEXTS)
	.flatMap(([code, { wordings, isWholeWording: isWhole = false }]) =>
		wordings.map((wording) => ({ wording: withoutMarks(wording), code, isWhole })),
	)
	.sort((one, other) => other.wording.length - one.wording.length);

function withoutMarks(text: string): string {
	return text
		.slice(0, COMPARED)
		.toLowerCase()
		.replace(/['\u2019]/g, '')
		.replace(/:\d+|[^\w\s]/g, ' ')
		.replace(/\s+/g, ' ')
		.trim()
		.replace(/^(?:error|failure|failed) /, '');
}

/** Whether a code is one that the reference lists. */
export function isApiErrorCode(code: string): code is `${ApiErrorCode}` {
	return Object.hasOwn(API_ERRORS, code);
}
