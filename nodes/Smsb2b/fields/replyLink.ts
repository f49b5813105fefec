import type { IDataObject } from 'n8n-workflow';

import { formBody, type ItemContext, type PreSend } from '../../../lib/api/context';
import { credentialOf } from '../../../lib/api/credential';
import { callbackSecret, isTestUrl } from '../../../lib/callback';
import type { ItemError } from '../../../lib/errors/itemError';
import { digitsOf } from '../../../lib/phone/writtenNumber';
import {
	LINK_PLACEHOLDER,
	type MadeLink,
	makeLink,
	placeholdersIn,
	placeLink,
	sampleLink,
} from '../../../lib/reply';
import { textOf } from '../../../lib/values/single';
import type { Field } from '../operation';
import { invalidInput } from '../validation/inputErrors';
import { requireReachable } from '../validation/reachableLink';
import { sendTimeOf } from './sendTime';
import { messageText, replySettings } from './messageText';
import { rejectsNull } from './rejectsNull';

/** Where the recipient of this message answers. */
export const replyUrl = rejectsNull('options', 'leave the link out', {
	displayName: 'Reply URL',
	name: 'replyUrl',
	type: 'string',
	default: '',
	placeholder: 'e.g. https://n8n.example.com/webhook/notice',
	description:
		'Production URL of an SMSB2B Reply Trigger. The message gets a link to its page, in place of {link} or at the end. Requires a Reference.',
	hint: 'The link is charged with the text; SMS: Preview counts it',
});

/** What comes back with the answer. */
export const linkReference: Field = {
	displayName: 'Reference',
	name: 'reference',
	type: 'string',
	default: '',
	placeholder: 'e.g. pupil-1234',
	description:
		'Your own reference, returned with the answer to a Reply URL. It can be read in the link: use no names and no phone numbers.',
};

/** Puts the reply link into the text of an SMS. @throws ItemError as {@link linkFor}, and for more than one place */
export const insertReplyLink: PreSend = async function (request) {
	const body = formBody(request);
	const text = textOf(body.text);
	requireOnePlace(this, { Text: text });
	const link = await linkFor(this, body);
	if (link !== undefined && text.trim() !== '') body.text = placeLink(text, link);
	return request;
};

/** As {@link insertReplyLink}, with a link that leads nowhere. */
export const insertSampleLink: PreSend = async function (request) {
	requireOnePlace(this, { Text: textOf(formBody(request).text) });
	const { url, reference } = replySettings(this);
	if (url !== '') urlOf(this, sampleLink(url, reference));
	formBody(request).text = messageText(this);
	return request;
};

/** The texts of a message in which its link may stand, by their labels. */
export type Places = Readonly<Record<string, string>>;

/** @throws ItemError when several links are asked for, or one without an URL for it */
export function requireOnePlace(context: ItemContext, places: Places): void {
	const asking = askingIn(places);
	if (asking.length === 0) return;
	if (replySettings(context).url === '') throw withoutReplyUrl(context, asking[0][0]);
	requireNoSecondPlace(context, places);
}

/** @throws ItemError when several links are asked for */
export function requireNoSecondPlace(context: ItemContext, places: Places): void {
	const asking = askingIn(places);
	const count = asking.reduce((sum, [, text]) => sum + placeholdersIn(text), 0);
	if (count < 2) return;
	const labels = asking.map(([label]) => `"${label}"`).join(' and ');
	throw invalidInput(context, {
		message: `There is more than one ${LINK_PLACEHOLDER} in ${labels}`,
		description: `Leave ${LINK_PLACEHOLDER} in one place: a message has one link.`,
	});
}

function askingIn(places: Places): Array<[label: string, text: string]> {
	return Object.entries(places).filter(([, text]) => placeholdersIn(text) > 0);
}

/** Refuses a text with a place for a link that nothing was put into. */
export function requireNoPlace(context: ItemContext, label: string, text: unknown): void {
	if (placeholdersIn(textOf(text)) > 0) throw withoutReplyUrl(context, label);
}

/** Rejects a place for a link where there can be none. @param what the field holds, such as the label of a button */
export function requireWithoutLink(
	context: ItemContext,
	{ label, text, what }: { label: string; text: unknown; what: string },
): void {
	if (placeholdersIn(textOf(text)) === 0) return;
	throw invalidInput(context, {
		message: `"${label}" has ${LINK_PLACEHOLDER}, but ${what} cannot have a link`,
		description: `Remove ${LINK_PLACEHOLDER} there.`,
	});
}

/** {@link requireNoPlace} of what is about to be sent. */
export function withoutPlaceOfLink(property: string, label: string): PreSend {
	return async function (request) {
		requireNoPlace(this, label, formBody(request)[property]);
		return request;
	};
}

/**
 * The link of a message; undefined where it has none.
 *
 * @param body the form fields of the request, the recipient among them
 * @throws ItemError when no link can be made, or phones cannot open it
 */
export async function linkFor(
	context: ItemContext,
	body: IDataObject,
): Promise<string | undefined> {
	const { url, reference } = replySettings(context);
	if (url === '') return undefined;
	requireNoNumber(context, reference, body.to);
	const source = callbackSecret(await credentialOf(context));
	if (!('secret' in source)) throw invalidInput(context, source);
	const link = urlOf(context, makeLink(url, { reference, sentAt: sentAtOf(context) }, source));
	await requireReachable(context, link);
	if (isTestUrl(new URL(link))) {
		context.addHint?.(
			'The Reply URL is a Test URL: it works only while the editor listens for a test event. Use the Production URL of the SMSB2B Reply Trigger, and publish its workflow.',
		);
	}
	return link;
}

function urlOf(context: ItemContext, made: MadeLink): string {
	if (!('url' in made)) throw invalidInput(context, made);
	return made.url;
}

function sentAtOf(context: ItemContext): number {
	return Math.max(Date.now(), sendTimeOf(context)?.toMillis() ?? 0);
}

/** Digits at the end of a number that its national and international spelling share. */
const SHARED_DIGITS = 8;

function requireNoNumber(context: ItemContext, reference: string, to: unknown): void {
	const number = digitsOf(textOf(to)).slice(-SHARED_DIGITS);
	if (number.length < SHARED_DIGITS || !digitsOf(reference).includes(number)) return;
	throw invalidInput(context, {
		message: 'The value in "Reference" has the phone number of the recipient',
		description:
			'It could be read in the link. Use a reference that only you can assign, such as the number of a list of your own.',
	});
}

function withoutReplyUrl(context: ItemContext, label: string): ItemError {
	return invalidInput(context, {
		message: `"${label}" has ${LINK_PLACEHOLDER}, but there is no "Reply URL"`,
		description: `Add the options Reply URL and Reference (SMS: Send and Viber: Send have them), or remove ${LINK_PLACEHOLDER}.`,
	});
}
