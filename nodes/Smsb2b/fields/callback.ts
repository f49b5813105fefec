import { callbackSecret, signCallback, type SecretSource } from '../../../callback';
import type { Field, ItemContext, PreSend } from '../operation';
import { bodyOf, inputFailure, isBlank, trimmed } from './checks';
import { parseDate } from './dates';

/**
 * Signs a callback URL, so that its receiver can tell the report from a forged one.
 *
 * @throws ItemFailure when the URL cannot be called, or the credential has nothing to sign with
 */
export async function signed(context: ItemContext, url: string): Promise<string> {
	const secret = callbackSecret(await context.getCredentials<SecretSource>('smsb2bApi'));
	if (secret === undefined) {
		throw inputFailure(context, {
			what: 'The callback URL cannot be signed: the credential has neither a key nor a password',
			remedy: 'Complete the credential, or enter a "Callback Secret" in it.',
		});
	}
	const sendAt = context.getNodeParameter('options.sendAt', '');
	const message = {
		to: trimmed(context.getNodeParameter('to', '')),
		reference: trimmed(context.getNodeParameter('options.reference', '')),
		...(isBlank(sendAt) ? {} : { sendAt: parseDate(context, sendAt, 'Send At').toJSDate() }),
	};
	const callback = signCallback(url, message, secret);
	if (!('url' in callback)) throw inputFailure(context, callback);
	return callback.url;
}

const signCallbackUrl: PreSend = async function (request) {
	const url = trimmed(this.getNodeParameter('options.callback', ''));
	if (url !== '') bodyOf(request).callback = await signed(this, url);
	return request;
};

/** Where SMSB2B reports the delivery of this message. */
export const callback: Field = {
	displayName: 'Callback URL',
	name: 'callback',
	type: 'string',
	default: '',
	placeholder: 'e.g. https://n8n.example.com/webhook/…',
	description:
		'Where SMSB2B reports what became of the message: the Production URL of an SMSB2B Trigger. It is signed before it is sent.',
	routing: { send: { preSend: [signCallbackUrl] } },
};

/** What the delivery report shall carry, to know the message by. */
export const reference: Field = {
	displayName: 'Reference',
	name: 'reference',
	type: 'string',
	default: '',
	placeholder: 'e.g. order-1234',
	description: 'A text of your own that comes back in the delivery report; it needs a Callback URL',
};
