import { groupId } from '../../fields/ids';
import { encode, encoding, flash, sendAt, skipSent, text } from '../../fields/message';
import { optionsWithoutResponse, output, outputFields } from '../../fields/options';
import { from } from '../../fields/sender';
import { notAccepted } from '../../hints/bulkOutcome';
import { repeatedGroups } from '../../hints/repeatedGroups';
import type { Field, Operation } from '../../operation';
import { acceptedNumbers } from './sendBulk';
import { groupExecution } from './toGroup/groupExecution';
import { requirePlaceholders } from './toGroup/placeholders';

const textToGroup: Field = {
	...text,
	placeholder: 'e.g. Καλημέρα {vname}, αύριο δεν έχουμε μάθημα',
	description:
		'Text of the message. What stands in braces is replaced by the words of each contact; {vname} and {vsurname} are in the vocative case.',
	hint: 'Words of each contact: {name}, {surname}, {vname}, {vsurname}, {fullname}, {mobile}, {custom1} to {custom5}',
	builderHint: {
		propertyHint:
			'Write the words of each contact as {name}, {vname}, {surname}, {custom1} in single braces, not as n8n expressions.',
	},
	routing: {
		send: {
			...text.routing?.send,
			preSend: [...(text.routing?.send.preSend ?? []), requirePlaceholders],
		},
	},
};

export const sendToGroup: Operation = {
	name: 'Send to Group',
	value: 'sendToGroup',
	action: 'Send an SMS to a group of contacts',
	description:
		'Send an SMS to every contact of a group, also with the words of each, such as the name (paid)',
	idField: 'smsId',
	fields: [
		groupId,
		textToGroup,
		from,
		optionsWithoutResponse(encoding, flash, output, outputFields, sendAt, skipSent),
	],
	endpoint: 'sms/bulk',
	steps: [encode()],
	hints: (ended) => [...notAccepted(ended), ...repeatedGroups(ended)],
	...groupExecution({
		effect: 'sendsToMany',
		hasHistory: true,
		outsideHours: 'schedule',
		accepted: acceptedNumbers,
	}),
};
