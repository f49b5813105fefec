import { callbackSecret, signCallback, type SecretSource } from '../../../callback';
import type { Field, PreSend } from '../operation';
import { bodyOf, inputFailure, trimmed } from './checks';
import { parseDate } from './dates';

/** Signs the callback URL, so that the trigger can tell the report from a forged one. */
const sign: PreSend = async function (request) {
	const url = trimmed(this.getNodeParameter('options.callback', ''));
	if (url === '') return request;
	const secret = callbackSecret(await this.getCredentials<SecretSource>('smsb2bApi'));
	if (secret === undefined) {
		throw inputFailure(this, {
			what: 'The callback URL cannot be signed: the credential has neither a key nor a password',
			remedy: 'Complete the credential, or enter a "Callback Secret" in it.',
		});
	}
	const sendAt = this.getNodeParameter('options.sendAt', '');
	const signed = signCallback(
		url,
		{
			to: trimmed(this.getNodeParameter('to', '')),
			reference: trimmed(this.getNodeParameter('options.reference', '')),
			...(trimmed(sendAt) === '' ? {} : { sendAt: parseDate(this, sendAt, 'Send At').toJSDate() }),
		},
		secret,
	);
	if (!('url' in signed)) throw inputFailure(this, signed);
	bodyOf(request).callback = signed.url;
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
	routing: { send: { preSend: [sign] } },
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
