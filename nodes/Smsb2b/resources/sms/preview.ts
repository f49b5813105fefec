import { encoding, encodingOption, text } from '../../fields/message';
import { getBoolean } from '../../validation/checks';
import { options } from '../../fields/options';
import type { Execute } from '../../../../lib/api/context';
import type { Field, Operation } from '../../operation';
import { insertSampleLink, linkReference, messageText, replyUrl } from '../../fields/replyLink';
import { sampleLink } from '../../sendAndWait/link';
import { previewText } from '../../../../lib/encoding';
import { withLink } from '../../../../lib/reply';
import { call } from '../call';

const responseLink: Field = {
	displayName: 'Response Link',
	name: 'responseLink',
	type: 'boolean',
	default: false,
	description: 'Whether to count the link that Send and Wait for Response adds after the text',
	hint: 'As long as a link of this n8n, but leads nowhere',
};

/** Nothing is sent: the answer is worked out here, without a request. */
const workOut: Execute = async function () {
	const written = messageText(this);
	const counts = getBoolean(this, 'options.responseLink', 'Response Link');
	const whole = counts ? withLink(written.trim(), sampleLink(this)) : written;
	const { gsm, unicode, ...chosen } = previewText(whole, encodingOption(this));
	const json = { ...chosen, gsm: { ...gsm }, unicode: { ...unicode } };
	return [{ json, pairedItem: { item: this.getItemIndex() } }];
};

export const preview: Operation = {
	name: 'Preview',
	value: 'preview',
	action: 'Preview an SMS',
	description:
		'Show how a text will arrive and how many parts it will be charged as, without sending it (free)',
	fields: [text, options(encoding, linkReference, replyUrl, responseLink)],
	routing: {
		...call('sms/send', { effect: 'reads', preSend: [insertSampleLink], reads: [] }),
		operations: { pagination: workOut },
	},
};
