import { encoding, encodingWish, text } from '../../fields/message';
import { options } from '../../fields/options';
import type { Exchange, Operation } from '../../operation';
import { previewText } from '../../text';
import { textOf } from '../../values/single';
import { call } from '../call';

/** Nothing is sent: the answer is worked out here, without a request. */
const workOut: Exchange = async function () {
	const { gsm, unicode, ...chosen } = previewText(
		textOf(this.getNodeParameter('text', '')),
		encodingWish(this),
	);
	const json = { ...chosen, gsm: { ...gsm }, unicode: { ...unicode } };
	return [{ json, pairedItem: { item: this.getItemIndex() } }];
};

export const preview: Operation = {
	name: 'Preview',
	value: 'preview',
	action: 'Preview an SMS',
	description:
		'Say how a text will arrive and how many parts it makes and costs, without sending it (free)',
	fields: [text, options(encoding)],
	routing: {
		...call('sms/send', { effect: 'reads', reads: [] }),
		operations: { pagination: workOut },
	},
};
