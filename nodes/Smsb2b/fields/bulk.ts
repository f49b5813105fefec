import type { Field } from '../operation';
import { onlyWhen } from './dependent';

/** Recipients in one request when the user set no number; what SMSB2B takes at most is unknown. */
export const DEFAULT_BATCH_SIZE = 1000;

/** Where the recipients of a bulk message stand. */
export const recipients: Field = {
	displayName: 'Recipients',
	name: 'recipients',
	type: 'options',
	default: 'list',
	description: 'Where the numbers of the recipients stand',
	options: [
		{ name: 'Input Items', value: 'inputItems', description: 'In a field of the input items' },
		{ name: 'List', value: 'list', description: 'In a list with commas or line breaks' },
	],
};

/** The numbers of the recipients in one text. */
export const toList = onlyWhen(recipients, ['list'], {
	displayName: 'To',
	name: 'to',
	type: 'string',
	typeOptions: { rows: 3 },
	required: true,
	default: '',
	placeholder: 'e.g. 306971234567, 306987654321',
	description: 'Mobile numbers with their country codes, parted by commas or line breaks',
	takesList: true,
});

/** The field of the input items that holds the number. */
export const toField = onlyWhen(recipients, ['inputItems'], {
	displayName: 'To Field',
	name: 'toField',
	type: 'string',
	required: true,
	default: 'mobile',
	placeholder: 'e.g. mobile',
	description: 'Name of the field of the input items that holds the number',
	hint: 'All items are sent together with the same text. For a text of its own for each, use the operation Send.',
});

/** How many recipients go into one request. */
export const batchSize: Field = {
	displayName: 'Batch Size',
	name: 'batchSize',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: DEFAULT_BATCH_SIZE,
	description: 'How many recipients to send to in one request',
};

/** What happens to a number that occurs several times. */
export const skipDuplicates: Field = {
	displayName: 'Skip Duplicates',
	name: 'skipDuplicates',
	type: 'boolean',
	default: true,
	description: 'Whether a number that occurs several times, in any spelling, gets the message once',
};
