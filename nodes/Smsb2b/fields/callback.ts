import type { IDataObject } from 'n8n-workflow';

import { formBody, type ItemContext, type PreSend } from '../../../lib/api/context';
import { credentialOf } from '../../../lib/api/credential';
import { type Audience, callbackSecret, signCallback, whyUnreachable } from '../../../lib/callback';
import type { ErrorText } from '../../../lib/errors/itemError';
import { readMobileNumber } from '../../../lib/phone/readMobileNumber';
import type { Field } from '../operation';
import { trimmed } from '../../../lib/values/single';
import { invalidInput } from '../validation/inputErrors';
import { sendTimeOf } from './sendTime';

/** A callback URL with what is signed of its message. */
interface CallbackToSign {
	url: string;
	body: IDataObject;
	audience?: Audience;
	place?: string;
}

/**
 * Signs a callback URL, so that its receiver can tell the report from a forged one, and warns of one that SMSB2B cannot call.
 *
 * @param body the form fields of the request, the recipient among them as SMSB2B gets it
 * @param audience the reports at that URL, unless it is said
 * @param place where the URL was entered, if not in the node
 * @throws ItemError when the URL cannot be called, or the credential has nothing to sign with
 */
export async function signed(
	context: ItemContext,
	{ url, body, audience, place }: CallbackToSign,
): Promise<{ url: string; nonce: string }> {
	const credential = await credentialOf(context);
	const source = callbackSecret(credential);
	if (!('secret' in source)) throw invalidInput(context, source);
	const message = {
		to: trimmed(body.to),
		reference: trimmed(context.getNodeParameter('options.reference', '')),
		sendAt: sendTimeOf(context)?.toJSDate(),
	};
	const callback = signCallback(url, message, { secret: source.secret, audience });
	if (!('url' in callback)) throw invalidInput(context, placed(callback, place));
	const warning = whyUnreachable(url, String(credential.baseUrl ?? ''));
	if (warning !== undefined)
		context.addHint?.(place ? `${warning} It is the Callback URL ${place}.` : warning);
	return callback;
}

function placed({ message, description }: ErrorText, place?: string): ErrorText {
	const label = '"Callback URL"';
	return { message: place ? message.replace(label, `${label} ${place}`) : message, description };
}

const signCallbackUrl: PreSend = async function (request) {
	const url = trimmed(this.getNodeParameter('options.callback', ''));
	const body = formBody(request);
	if (url !== '') body.callback = (await signed(this, { url, body })).url;
	return request;
};

/**
 * Signs the Callback URL of the credential where the message has none of its own. A step of the operation, because those of a
 * field are left out where the field is; hence before the recipient is written as SMSB2B gets it.
 */
export const signDefaultCallbackUrl: PreSend = async function (request) {
	const own = trimmed(this.getNodeParameter('options.callback', ''));
	const url = trimmed((await credentialOf(this)).callbackUrl);
	if (own !== '' || url === '') return request;
	const body = formBody(request);
	const reading = readMobileNumber(body.to);
	const to = reading.kind === 'one' ? reading.number : '';
	body.callback = (await signed(this, { url, body: { to }, place: 'in the credential' })).url;
	return request;
};

/** Where SMSB2B reports the delivery of a two-factor code, which then no longer waits for the report. */
export const ownCallback: Field = {
	displayName: 'Callback URL',
	name: 'callback',
	type: 'string',
	default: '',
	placeholder: 'e.g. https://n8n.example.com/webhook/…',
	description:
		'Where SMSB2B sends the delivery report: the Production URL of an SMSB2B Trigger. The node signs it automatically.',
	routing: { send: { preSend: [signCallbackUrl] } },
};

/** Where SMSB2B reports the delivery of this message. */
export const callback: Field = {
	...ownCallback,
	description:
		'Where SMSB2B sends the delivery report: the Production URL of an SMSB2B Trigger. The node signs it automatically. If empty, the Callback URL of the credential is used, if it has one.',
};

/** What the delivery report and the response shall carry, to know the message by. */
export const reference: Field = {
	displayName: 'Reference',
	name: 'reference',
	type: 'string',
	default: '',
	placeholder: 'e.g. order-1234',
	description:
		'Your own reference, returned in the delivery report (requires a Callback URL) and with the answer (requires a Reply URL). It can be read in the link: use no names and no phone numbers.',
};
