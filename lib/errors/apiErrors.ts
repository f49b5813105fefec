/** What SMSB2B's numbered refusals mean and how to mend them (reference, "Errors" of every endpoint). */
export interface ApiErrorText {
	/** How the reference's own wordings begin, its slips put right beside them, by which a plain (v2) answer without a code is known. */
	wordings: readonly string[];
	/** What happened, as a sentence without a full stop: the item's number is added to it. */
	message: string;
	/** What the reader can do about it, in full sentences. */
	description: string;
	/** True when no further call with the same credential can succeed, so that a run stops at once. */
	isFatal?: boolean;
}

const TOP_UP =
	'Buy credits in your SMSB2B account, then run the workflow again for the items that were not sent.';
const CHECK_NUMBER =
	'Write the number with its country code, e.g. 306971234567. The operation Mobile: Check says for free whether a number is valid.';
const CONTACT_FROM_LIST =
	'Choose the contact from the list, or take the ID from the operation Contact: Get Many.';
const GROUP_FROM_LIST =
	'Choose the group from the list, or take the ID from the operation Group: Get Many.';
const USER_FROM_LIST =
	'Choose the user from the list, or take the ID from the operation User: Get Many.';
const SMS_ID = 'Use the smsId that the operation SMS: Send gave.';
const NOTHING_SENT = 'Nothing was sent and nothing was charged.';

const TEXTS = {
	101: {
		wordings: ['Check your credentials'],
		message: 'SMSB2B did not accept the credential',
		description:
			'Check the API key (or the username and password) in the credential. SMSB2B answers the same when the call comes from an address that is not in the IP whitelist of the account: add the address of your n8n server there, or switch the whitelist off.',
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
	},
	104: {
		wordings: ['Parameter text is empty', 'Parameter text is missing'],
		message: 'The message in "Text" is empty',
		description: 'Enter the text of the message.',
	},
	105: {
		wordings: ['Not enough balance', 'Account out of balance', 'You dont have enough sms'],
		message: 'The balance of the account is not enough',
		description: TOP_UP,
	},
	106: {
		wordings: ['Failed to queue the message', 'Message couldnt be sent'],
		message: 'SMSB2B could not put the message in its queue',
		description: `${NOTHING_SENT} Run the workflow again for this item in a few minutes; if it goes on, contact SMSB2B.`,
	},
	107: {
		wordings: ['smsId parameter is empty', 'Parameter smsId is missing'],
		message: 'The message to look for in "SMS ID" is missing',
		description: SMS_ID,
	},
	108: {
		wordings: ['Invalid smsId parameter', 'Parameter smsId cannot be parsed'],
		message: 'The value in "SMS ID" is not an ID of a message',
		description: SMS_ID,
	},
	109: {
		wordings: ['Message not found', 'Message cannot be found'],
		message: 'There is no message with this "SMS ID"',
		description: `${SMS_ID} Messages of another account cannot be seen.`,
	},
	110: {
		wordings: ['Message already sent', 'Message already delivered or canceled'],
		message: 'The message was sent already and can no longer be cancelled',
		description: 'Only scheduled messages whose time has not come yet can be cancelled.',
	},
	111: {
		wordings: ['Message could not be deleted', 'Message couldnt be canceled'],
		message: 'SMSB2B could not delete the scheduled message',
		description: 'The message may still be sent. Try to cancel it again before its time comes.',
	},
	201: {
		wordings: ['Failed to parse mobile to MSISDN', 'Parameter mobile cannot be parsed'],
		message: 'The number in "Mobile" is not a valid mobile number',
		description: CHECK_NUMBER,
	},
	202: {
		wordings: [
			'mobile is already associated with another contact',
			'Contact already exists with this mobile',
		],
		message: 'The number in "Mobile" already belongs to another contact',
		description:
			'Use the operation Contact: Create or Update to change the contact that exists, or enter another number.',
	},
	203: {
		wordings: ['mobile is in your Opt-Out list', 'Mobile number is Opt-out'],
		message: 'The number in "Mobile" is in your opt-out list',
		description:
			'This person asked not to get messages from you. Leave the number out; only the person can ask to be removed from the opt-out list.',
	},
	204: {
		wordings: ['Could not insert contact', 'Contact couldnt be added'],
		message: 'SMSB2B could not save the new contact',
		description: 'Try again in a few minutes; if it goes on, contact SMSB2B.',
	},
	205: {
		wordings: ['mobile parameter is empty', 'No mobile parameter'],
		message: 'The number in "Mobile" is empty',
		description: 'Enter a mobile number with its country code, e.g. 306971234567.',
	},
	206: {
		wordings: ['Parameter sms is malformed'],
		message: 'The number of messages in "SMS" is not a number',
		description: 'Enter a whole number, e.g. 100, or a negative one to take messages back.',
	},
	207: {
		wordings: ['Parameter cost is malformed'],
		message: 'The value in "Cost" is not an amount',
		description: 'Enter an amount, e.g. 4 or 4.50.',
	},
	208: {
		wordings: ['Parameter userId is empty'],
		message: 'The user in "User" is missing',
		description: USER_FROM_LIST,
	},
	209: {
		wordings: ['User is not found in the users list'],
		message: 'There is no such user under this account',
		description: USER_FROM_LIST,
	},
	210: {
		wordings: ['Removing sms from user', 'User has not enough balance to remove'],
		message: 'The user has fewer messages than are to be taken back',
		description:
			'Look up the balance of the user with User: Get Many and take back at most that many.',
	},
	211: {
		wordings: ['The main account has not enough balance'],
		message: 'The main account has not enough messages for this top-up',
		description: 'Buy credits for the main account or enter a smaller number in "SMS".',
	},
	212: {
		wordings: ['No comment parameter'],
		message: 'The comment is missing',
		description: 'Enter the comment, or the ID of the comment to delete.',
	},
	213: {
		wordings: ['The name parameter is missing', 'No name parameter'],
		message: 'The name of the group is missing',
		description: 'Enter a name in "Name".',
	},
	214: {
		wordings: [
			'contacId parameter is missing',
			'contactId parameter is missing',
			'No contactId parameter',
		],
		message: 'The contact in "Contact" is missing',
		description: CONTACT_FROM_LIST,
	},
	215: {
		wordings: ['groupId parameter is missing', 'No groupId parameter'],
		message: 'The group in "Group" is missing',
		description: GROUP_FROM_LIST,
	},
	216: {
		wordings: ['contactId not found in contact list', 'contactId not found'],
		message: 'There is no such contact in the contact list',
		description: CONTACT_FROM_LIST,
	},
	217: {
		wordings: ['groupId not found in group list', 'groupId not found'],
		message: 'There is no such group in the group list',
		description: GROUP_FROM_LIST,
	},
	218: {
		wordings: ['contactId already in groupId'],
		message: 'The contact is in this group already',
		description: 'Nothing has to be done: the contact was and stays a member of the group.',
	},
	220: {
		wordings: ['Comment with commentId not found'],
		message: 'There is no comment with this ID',
		description:
			'Take the ID from the operation User Comment: Get Many; the comment may have been deleted before.',
	},
	221: {
		wordings: ['Could not update contact', 'Contact couldnt be updated'],
		message: 'SMSB2B could not change the contact',
		description: 'Check the values of the fields, e.g. dates as YYYY-MM-DD, and try again.',
	},
	300: {
		wordings: ['There is no authId parameter'],
		message: 'The value in "Auth ID" is missing',
		description: 'Use the authId that the operation Two-Factor: Send gave.',
	},
	301: {
		wordings: ['There is no code parameter'],
		message: 'The code to check is missing',
		description: 'Enter in "Code" what the person typed, e.g. 1234.',
	},
	302: {
		wordings: ['No authentication message found for authId'],
		message: 'SMSB2B knows no authentication message with this "Auth ID"',
		description:
			'Use the authId that the operation Two-Factor: Send gave. It may have expired or belong to another account: send a new code.',
	},
	501: {
		wordings: ['Missing to'],
		message: 'The recipient of the Viber message is missing',
		description: 'Enter a mobile number with its country code in "To", e.g. 306971234567.',
	},
	503: {
		wordings: ['Paramater from is not authorized', 'Parameter from is not authorized'],
		message: 'The Viber sender in "From" is not approved for this account',
		description:
			'Use a sender that the operation Viber: Get Balance lists. A new sender must be applied for at SMSB2B and approved by Viber.',
	},
	504: {
		wordings: ['The sender-id is paused'],
		message: 'The Viber sender in "From" is paused',
		description: 'Ask SMSB2B to activate the sender again, or use another sender.',
	},
	505: {
		wordings: ['Missing text for Viber message'],
		message: 'The text of the Viber message is missing',
		description: 'Enter it in "Text": a button, too, must follow a text.',
	},
	506: {
		wordings: ['Viber message text can be up to 1000 characters long'],
		message: 'The Viber text is longer than 1,000 characters',
		description: 'Shorten the text to at most 1,000 characters or send two messages.',
	},
	507: {
		wordings: ['Missing button_caption parameter'],
		message: 'The caption of the Viber button is missing',
		description: 'Enter it in "Button Caption".',
	},
	508: {
		wordings: ['Missing button_action parameter'],
		message: 'The address that the Viber button opens is missing',
		description: 'Enter a web address in "Button Action", e.g. https://example.com.',
	},
	509: {
		wordings: ['Missing image parameter'],
		message: 'The picture of the Viber message is missing',
		description: 'Enter the web address of a picture of 350 × 350 pixels in "Image".',
	},
	510: {
		wordings: ['Invalid all_devices parameter'],
		message: 'The value of "All Devices" is neither true nor false',
		description: 'Switch the option "All Devices" on or off, or remove it.',
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
		message: 'SMSB2B does not accept the value of "Validity"',
		description:
			'The range in this answer is 30 to 1440 minutes, while the SMSB2B reference says 60 to 86400 seconds. Remove the option to use the default of 24 hours, or try the other unit.',
	},
	514: {
		wordings: ['Invalid parameter sms_from for fall-back sms'],
		message: 'The sender of the SMS fall-back is not valid',
		description: 'Enter at most 11 Latin letters and digits, or at most 16 digits, in "SMS From".',
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
		message: 'The balance of the Viber sender is not enough',
		description: TOP_UP,
	},
	518: {
		wordings: ['Message failed'],
		message: 'SMSB2B could not send the Viber message',
		description: `${NOTHING_SENT} Try again in a few minutes, or switch on the SMS fall-back.`,
	},
	601: {
		wordings: ['User is registered'],
		message: 'There is a user with this e-mail address already',
		description: 'Enter another address in "Email", or use the user that exists.',
	},
	602: {
		wordings: ['Reached maximum users'],
		message: 'The account may not have any more users',
		description: 'Ask SMSB2B to raise the limit of users.',
	},
} satisfies Record<number, ApiErrorText>;

/** The codes that the reference lists. */
export type ApiErrorCode = keyof typeof TEXTS;

/** Every refusal that the reference lists, by its code. */
export const API_ERRORS: Readonly<Record<ApiErrorCode, ApiErrorText>> = TEXTS;

/** What is said of a refusal whose code the reference does not list. */
export const UNKNOWN_API_ERROR: ApiErrorText = {
	wordings: [],
	message: 'SMSB2B did not carry out the call',
	description:
		'SMSB2B gave no known reason. Check the values of the fields; if it goes on, contact SMSB2B.',
};

/**
 * The code of the refusal that begins with one of its wordings, with or without "Error:", brackets around the names of
 * parameters and values behind them, such as `[contactId:12] not found`.
 */
export function codeOfWording(text: string): string | undefined {
	const written = withoutMarks(text);
	if (written === '') return undefined;
	return WORDINGS.find(([wording]) => written.startsWith(wording))?.[1];
}

/** Characters of a text that are compared; no wording is longer. */
const COMPARED = 100;

/** Every wording with its code, the longest first: one can begin another. */
const WORDINGS = Object.entries(TEXTS)
	.flatMap(([code, { wordings }]) =>
		wordings.map((wording) => [withoutMarks(wording), code] as const),
	)
	.sort(([one], [other]) => other.length - one.length);

function withoutMarks(text: string): string {
	return text
		.slice(0, COMPARED)
		.toLowerCase()
		.replace(/:\d+|[^\w\s]/g, '')
		.replace(/\s+/g, ' ')
		.trim()
		.replace(/^(?:error|failure|failed) /, '');
}

/** Whether a code is one that the reference lists. */
export function isApiErrorCode(code: string): code is `${ApiErrorCode}` {
	return Object.hasOwn(API_ERRORS, code);
}
