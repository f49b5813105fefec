import type { Execute } from '../../../../lib/api/context';
import { previewText } from '../../../../lib/encoding/chooseEncoding';
import { withLink } from '../../../../lib/reply';
import { encoding, encodingOption, text } from '../../fields/message';
import { messageText } from '../../fields/messageText';
import { options } from '../../fields/options';
import { insertSampleLink, linkReference, replyUrl } from '../../fields/replyLink';
import type { Field, Operation } from '../../operation';
import { sampleResponseLink } from '../../sendAndWait/link';
import { getBoolean } from '../../validation/boolean';

const responseLink: Field = {
	displayName: 'Response Link',
	name: 'responseLink',
	type: 'boolean',
	default: false,
	description: 'Whether to count the link that Send and Wait for Response adds after the text',
	hint: 'As long as a link of this n8n, but leads nowhere',
};

/** Nothing is sent: the output is worked out here, without a request. */
const workOut: Execute = async (context) => {
	const written = messageText(context);
	const counts = getBoolean(context, 'options.responseLink', 'Response Link');
	const whole = counts ? withLink(written.trim(), sampleResponseLink(context)) : written;
	const { gsm, unicode, ...chosen } = previewText(whole, encodingOption(context));
	const json = { ...chosen, gsm: { ...gsm }, unicode: { ...unicode } };
	return [{ json, pairedItem: { item: context.getItemIndex() } }];
};

export const preview: Operation = {
	name: 'Preview',
	value: 'preview',
	action: 'Preview an SMS',
	description:
		'Show how a text will arrive and how many parts it will be charged as, without sending it (free)',
	fields: [text, options(encoding, linkReference, replyUrl, responseLink)],
	effect: 'reads',
	steps: [insertSampleLink],
	execute: () => workOut,
};
