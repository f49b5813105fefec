import type { INodeProperties } from 'n8n-workflow';

import type { Field } from '../operation';

/** The labels of the fields, as messages about them name them. */
export const LABELS = {
	sendBetween: 'Send Between',
	from: 'From',
	to: 'To',
	days: 'Days',
} as const;

/** From Monday on, as ISO 8601 counts. */
export const WEEKDAYS = [
	{ name: 'Monday', value: 'monday' },
	{ name: 'Tuesday', value: 'tuesday' },
	{ name: 'Wednesday', value: 'wednesday' },
	{ name: 'Thursday', value: 'thursday' },
	{ name: 'Friday', value: 'friday' },
	{ name: 'Saturday', value: 'saturday' },
	{ name: 'Sunday', value: 'sunday' },
];

const FROM = '09:00';
const TO = '21:00';
/** On which days messages go out. */
export const days: Field = {
	displayName: LABELS.days,
	name: 'days',
	type: 'multiOptions',
	default: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'],
	description:
		'Days on which messages are sent. Hours that last over midnight belong to the day on which they begin.',
	options: WEEKDAYS,
};

/** The hours within which messages go out; the description says what happens to the others. */
export function sendBetween(description: string): Field {
	return {
		displayName: LABELS.sendBetween,
		name: 'sendBetween',
		type: 'fixedCollection',
		default: { values: { from: FROM, to: TO, days: days.default } },
		description,
		options: [
			{
				displayName: 'Values',
				name: 'values',
				values: [
					{
						displayName: LABELS.from,
						name: 'from',
						type: 'string',
						default: FROM,
						placeholder: 'e.g. 09:00',
						description: 'Time of day from which messages are sent',
					},
					{
						displayName: LABELS.to,
						name: 'to',
						type: 'string',
						default: TO,
						placeholder: 'e.g. 21:00',
						description:
							'Time of day until which messages are sent. A time before From is one of the next day.',
					},
					days as INodeProperties,
				],
			},
		],
	};
}
