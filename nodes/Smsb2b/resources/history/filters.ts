import { requireDate } from '../../fields/dates';
import { numberOrItsEnd } from '../../fields/recipient';
import type { Field } from '../../operation';

/** Narrows the history by sender. */
export const sender: Field = {
	displayName: 'Sender',
	name: 'sender',
	type: 'string',
	default: '',
	placeholder: 'e.g. MySchool',
};

/** Narrows the history to what was sent from this time on. */
export const sentAfter: Field = {
	displayName: 'Sent After',
	name: 'sentAfter',
	type: 'dateTime',
	default: '',
	description: 'A time without a time zone is read as the time that SMSB2B shows in the history',
	routing: { send: { preSend: [requireDate('filters.sentAfter', 'Sent After')] } },
};

/** Narrows the history to what was sent before this time. */
export const sentBefore: Field = {
	...sentAfter,
	displayName: 'Sent Before',
	name: 'sentBefore',
	routing: { send: { preSend: [requireDate('filters.sentBefore', 'Sent Before')] } },
};

/** Narrows the history to messages in this state. */
export const status: Field = {
	displayName: 'Status',
	name: 'status',
	type: 'options',
	default: 'delivered',
	options: [
		{ name: 'Delivered', value: 'delivered' },
		{ name: 'Failed', value: 'failed' },
		{ name: 'Sent', value: 'sent', description: 'No delivery report yet' },
	],
};

/** Narrows the history by recipient. */
export const recipient: Field = {
	displayName: 'To',
	name: 'to',
	type: 'string',
	default: '',
	placeholder: 'e.g. 6971234567',
	description: 'The number or its last digits, however it is written',
	routing: { send: { preSend: [numberOrItsEnd('filters.to', 'To')] } },
};
