/** What SMSB2B's numbered refusals mean and how to mend them (reference, "Errors" of every endpoint). */
export interface RefusalText {
	/** How the reference's own wordings begin, its slips put right beside them, by which a plain (v2) answer without a code is known. */
	said: readonly string[];
	/** What happened, as a sentence without a full stop: the item's number is added to it. */
	what: string;
	/** What the reader can do about it, in full sentences. */
	remedy: string;
	/** True when no further call with the same credential can succeed, so that a run stops at once. */
	stopsRun?: boolean;
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
		said: ['Check your credentials'],
		what: 'SMSB2B did not accept the credential',
		remedy:
			'Check the API key (or the username and password) in the credential. SMSB2B answers the same when the call comes from an address that is not in the IP whitelist of the account: add the address of your n8n server there, or switch the whitelist off.',
		stopsRun: true,
	},
	102: {
		said: ['Parameter to is empty', 'Parameter to is missing'],
		what: 'The recipient in "To" is empty',
		remedy: 'Enter a mobile number with its country code, e.g. 306971234567.',
	},
	103: {
		said: ['Invalid to parameter', 'Parameter to cannot be parsed'],
		what: 'The number in "To" is not a valid mobile number',
		remedy: CHECK_NUMBER,
	},
	104: {
		said: ['Parameter text is empty', 'Parameter text is missing'],
		what: 'The message in "Text" is empty',
		remedy: 'Enter the text of the message.',
	},
	105: {
		said: ['Not enough balance', 'Account out of balance', 'You dont have enough sms'],
		what: 'The balance of the account is not enough',
		remedy: TOP_UP,
	},
	106: {
		said: ['Failed to queue the message', 'Message couldnt be sent'],
		what: 'SMSB2B could not put the message in its queue',
		remedy: `${NOTHING_SENT} Run the workflow again for this item in a few minutes; if it goes on, contact SMSB2B.`,
	},
	107: {
		said: ['smsId parameter is empty', 'Parameter smsId is missing'],
		what: 'The message to look for in "SMS ID" is missing',
		remedy: SMS_ID,
	},
	108: {
		said: ['Invalid smsId parameter', 'Parameter smsId cannot be parsed'],
		what: 'The value in "SMS ID" is not an ID of a message',
		remedy: SMS_ID,
	},
	109: {
		said: ['Message not found', 'Message cannot be found'],
		what: 'There is no message with this "SMS ID"',
		remedy: `${SMS_ID} Messages of another account cannot be seen.`,
	},
	110: {
		said: ['Message already sent', 'Message already delivered or canceled'],
		what: 'The message was sent already and can no longer be cancelled',
		remedy: 'Only scheduled messages whose time has not come yet can be cancelled.',
	},
	111: {
		said: ['Message could not be deleted', 'Message couldnt be canceled'],
		what: 'SMSB2B could not delete the scheduled message',
		remedy: 'The message may still be sent. Try to cancel it again before its time comes.',
	},
	201: {
		said: ['Failed to parse mobile to MSISDN', 'Parameter mobile cannot be parsed'],
		what: 'The number in "Mobile" is not a valid mobile number',
		remedy: CHECK_NUMBER,
	},
	202: {
		said: [
			'mobile is already associated with another contact',
			'Contact already exists with this mobile',
		],
		what: 'The number in "Mobile" already belongs to another contact',
		remedy:
			'Use the operation Contact: Create or Update to change the contact that exists, or enter another number.',
	},
	203: {
		said: ['mobile is in your Opt-Out list', 'Mobile number is Opt-out'],
		what: 'The number in "Mobile" is in your opt-out list',
		remedy:
			'This person asked not to get messages from you. Leave the number out; only the person can ask to be removed from the opt-out list.',
	},
	204: {
		said: ['Could not insert contact', 'Contact couldnt be added'],
		what: 'SMSB2B could not save the new contact',
		remedy: 'Try again in a few minutes; if it goes on, contact SMSB2B.',
	},
	205: {
		said: ['mobile parameter is empty', 'No mobile parameter'],
		what: 'The number in "Mobile" is empty',
		remedy: 'Enter a mobile number with its country code, e.g. 306971234567.',
	},
	206: {
		said: ['Parameter sms is malformed'],
		what: 'The number of messages in "SMS" is not a number',
		remedy: 'Enter a whole number, e.g. 100, or a negative one to take messages back.',
	},
	207: {
		said: ['Parameter cost is malformed'],
		what: 'The value in "Cost" is not an amount',
		remedy: 'Enter an amount, e.g. 4 or 4.50.',
	},
	208: {
		said: ['Parameter userId is empty'],
		what: 'The user in "User" is missing',
		remedy: USER_FROM_LIST,
	},
	209: {
		said: ['User is not found in the users list'],
		what: 'There is no such user under this account',
		remedy: USER_FROM_LIST,
	},
	210: {
		said: ['Removing sms from user', 'User has not enough balance to remove'],
		what: 'The user has fewer messages than are to be taken back',
		remedy: 'Look up the balance of the user with User: Get Many and take back at most that many.',
	},
	211: {
		said: ['The main account has not enough balance'],
		what: 'The main account has not enough messages for this top-up',
		remedy: 'Buy credits for the main account or enter a smaller number in "SMS".',
	},
	212: {
		said: ['No comment parameter'],
		what: 'The comment is missing',
		remedy: 'Enter the comment, or the ID of the comment to delete.',
	},
	213: {
		said: ['The name parameter is missing', 'No name parameter'],
		what: 'The name of the group is missing',
		remedy: 'Enter a name in "Name".',
	},
	214: {
		said: [
			'contacId parameter is missing',
			'contactId parameter is missing',
			'No contactId parameter',
		],
		what: 'The contact in "Contact" is missing',
		remedy: CONTACT_FROM_LIST,
	},
	215: {
		said: ['groupId parameter is missing', 'No groupId parameter'],
		what: 'The group in "Group" is missing',
		remedy: GROUP_FROM_LIST,
	},
	216: {
		said: ['contactId not found in contact list', 'contactId not found'],
		what: 'There is no such contact in the contact list',
		remedy: CONTACT_FROM_LIST,
	},
	217: {
		said: ['groupId not found in group list', 'groupId not found'],
		what: 'There is no such group in the group list',
		remedy: GROUP_FROM_LIST,
	},
	218: {
		said: ['contactId already in groupId'],
		what: 'The contact is in this group already',
		remedy: 'Nothing has to be done: the contact was and stays a member of the group.',
	},
	220: {
		said: ['Comment with commentId not found'],
		what: 'There is no comment with this ID',
		remedy:
			'Take the ID from the operation User Comment: Get Many; the comment may have been deleted before.',
	},
	221: {
		said: ['Could not update contact', 'Contact couldnt be updated'],
		what: 'SMSB2B could not change the contact',
		remedy: 'Check the values of the fields, e.g. dates as YYYY-MM-DD, and try again.',
	},
	300: {
		said: ['There is no authId parameter'],
		what: 'The value in "Auth ID" is missing',
		remedy: 'Use the authId that the operation Two-Factor: Send gave.',
	},
	301: {
		said: ['There is no code parameter'],
		what: 'The code to check is missing',
		remedy: 'Enter in "Code" what the person typed, e.g. 1234.',
	},
	302: {
		said: ['No authentication message found for authId'],
		what: 'SMSB2B knows no authentication message with this "Auth ID"',
		remedy:
			'Use the authId that the operation Two-Factor: Send gave. It may have expired or belong to another account: send a new code.',
	},
	501: {
		said: ['Missing to'],
		what: 'The recipient of the Viber message is missing',
		remedy: 'Enter a mobile number with its country code in "To", e.g. 306971234567.',
	},
	503: {
		said: ['Paramater from is not authorized', 'Parameter from is not authorized'],
		what: 'The Viber sender in "From" is not approved for this account',
		remedy:
			'Use a sender that the operation Viber: Get Balance lists. A new sender must be applied for at SMSB2B and approved by Viber.',
	},
	504: {
		said: ['The sender-id is paused'],
		what: 'The Viber sender in "From" is paused',
		remedy: 'Ask SMSB2B to activate the sender again, or use another sender.',
	},
	505: {
		said: ['Missing text for Viber message'],
		what: 'The text of the Viber message is missing',
		remedy: 'Enter it in "Text": a button, too, must follow a text.',
	},
	506: {
		said: ['Viber message text can be up to 1000 characters long'],
		what: 'The Viber text is longer than 1,000 characters',
		remedy: 'Shorten the text to at most 1,000 characters or send two messages.',
	},
	507: {
		said: ['Missing button_caption parameter'],
		what: 'The caption of the Viber button is missing',
		remedy: 'Enter it in "Button Caption".',
	},
	508: {
		said: ['Missing button_action parameter'],
		what: 'The address that the Viber button opens is missing',
		remedy: 'Enter a web address in "Button Action", e.g. https://example.com.',
	},
	509: {
		said: ['Missing image parameter'],
		what: 'The picture of the Viber message is missing',
		remedy: 'Enter the web address of a picture of 350 × 350 pixels in "Image".',
	},
	510: {
		said: ['Invalid all_devices parameter'],
		what: 'The value of "All Devices" is neither true nor false',
		remedy: 'Switch the option "All Devices" on or off, or remove it.',
	},
	511: {
		said: ['Messages with image and text need also a button'],
		what: 'A Viber message with a picture and a text also needs a button',
		remedy:
			'Choose the message type "Image With Text and Button", or leave the picture or the text out.',
	},
	512: {
		said: ['Messages without text can only have an image'],
		what: 'A Viber message without text can only be a picture',
		remedy: 'Choose the message type "Image", or enter a text.',
	},
	513: {
		said: ['Invalid validity parameter'],
		what: 'SMSB2B does not accept the value of "Validity"',
		remedy:
			'The range in this answer is 30 to 1440 minutes, while the SMSB2B reference says 60 to 86400 seconds. Remove the option to use the default of 24 hours, or try the other unit.',
	},
	514: {
		said: ['Invalid parameter sms_from for fall-back sms'],
		what: 'The sender of the SMS fall-back is not valid',
		remedy: 'Enter at most 11 Latin letters and digits, or at most 16 digits, in "SMS From".',
	},
	515: {
		said: ['Invalid parameter contactId'],
		what: 'The contact to send to is not valid',
		remedy: CONTACT_FROM_LIST,
	},
	516: {
		said: ['Invalid parameter groupId'],
		what: 'The group to send to is not valid',
		remedy: GROUP_FROM_LIST,
	},
	517: {
		said: ['Account run out of balance'],
		what: 'The balance of the Viber sender is not enough',
		remedy: TOP_UP,
	},
	518: {
		said: ['Message failed'],
		what: 'SMSB2B could not send the Viber message',
		remedy: `${NOTHING_SENT} Try again in a few minutes, or switch on the SMS fall-back.`,
	},
	601: {
		said: ['User is registered'],
		what: 'There is a user with this e-mail address already',
		remedy: 'Enter another address in "Email", or use the user that exists.',
	},
	602: {
		said: ['Reached maximum users'],
		what: 'The account may not have any more users',
		remedy: 'Ask SMSB2B to raise the limit of users.',
	},
} satisfies Record<number, RefusalText>;

/** The codes that the reference lists. */
export type RefusalCode = keyof typeof TEXTS;

/** Every refusal that the reference lists, by its code. */
export const REFUSALS: Readonly<Record<RefusalCode, RefusalText>> = TEXTS;

/** What is said of a refusal whose code the reference does not list. */
export const UNKNOWN_REFUSAL: RefusalText = {
	said: [],
	what: 'SMSB2B did not carry out the call',
	remedy:
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
	.flatMap(([code, { said }]) => said.map((wording) => [withoutMarks(wording), code] as const))
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
export function isRefusalCode(code: string): code is `${RefusalCode}` {
	return Object.hasOwn(REFUSALS, code);
}
