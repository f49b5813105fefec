import { messageKey } from '../messageKey/field';
import type { Field, OutsideHours } from '../operation';
import { sendBetween } from '../sendBetween/fields';

/** The labels of the fields, as messages about them name them. */
export const LABELS = {
	safeguards: 'Safeguards',
	limits: 'Limits',
	maxMessages: 'Max Messages',
	maxPartsPerMessage: 'Max Parts per Message',
	balanceMustCover: 'Balance Must Cover',
	missingValues: 'Missing Values',
} as const;

/** What happens to messages in which a value is missing. */
export const missingValues: Field = {
	displayName: LABELS.missingValues,
	name: 'missingValues',
	type: 'options',
	default: 'stop',
	description:
		'What to do if an expression in a text has no value, e.g. for an item without a name. If not set, nothing is sent.',
	options: [
		{
			name: 'Send Anyway',
			value: 'send',
			description: 'Send the messages, with nothing in place of the value',
		},
		{
			name: 'Stop Before Sending',
			value: 'stop',
			description: 'Name all missing values, and send nothing',
		},
	],
};

const limits: Field = {
	displayName: LABELS.limits,
	name: 'limits',
	type: 'fixedCollection',
	default: {
		values: { maxMessages: 500, maxPartsPerMessage: 3, balanceMustCover: true },
	},
	description:
		'Send nothing if a limit is exceeded. The limits hold for each run of the node: in a loop, or as a tool of an AI agent, each call is a run of its own.',
	options: [
		{
			displayName: 'Values',
			name: 'values',
			values: [
				{
					displayName: LABELS.maxMessages,
					name: 'maxMessages',
					type: 'number',
					typeOptions: { minValue: 1 },
					default: 500,
					description:
						'Most messages that a run may send, one for each recipient. Leave empty for no limit.',
				},
				{
					displayName: LABELS.maxPartsPerMessage,
					name: 'maxPartsPerMessage',
					type: 'number',
					typeOptions: { minValue: 1 },
					default: 3,
					description:
						'Most parts that a message may be charged as, including its link; of a Viber message, those of its SMS fallback. Leave empty for no limit.',
				},
				{
					displayName: LABELS.balanceMustCover,
					name: 'balanceMustCover',
					type: 'boolean',
					default: true,
					description:
						'Whether to send nothing if the balance does not cover all messages, at one credit per part. Messages to other countries may cost more.',
				},
			],
		},
	],
};

/** What is checked before anything is sent. */
function safeguards(...more: Field[]): Field {
	return {
		displayName: LABELS.safeguards,
		name: 'safeguards',
		type: 'collection',
		placeholder: 'Add safeguard',
		default: {},
		options: [limits, ...more, missingValues].sort((a, b) =>
			a.displayName.localeCompare(b.displayName, 'en'),
		),
	};
}

/** The safeguards of operations, by what happens to messages outside the hours. */
export const SAFEGUARDS: Readonly<Record<OutsideHours | 'none', Field>> = {
	none: safeguards(),
	schedule: safeguards(
		messageKey,
		sendBetween(
			'Hours within which to send, in the time zone of the workflow. Outside them, the message is scheduled for the next opening; until then, you can cancel it with SMS: Cancel.',
		),
	),
	reject: safeguards(
		messageKey,
		sendBetween(
			'Hours within which to send, in the time zone of the workflow. Outside them, nothing is sent: Viber messages cannot be scheduled.',
		),
	),
};
