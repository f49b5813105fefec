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
	description: 'Where to take the recipients from',
	builderHint: {
		propertyHint:
			'Choose inputItems where the numbers come from the items of the node before; list only for numbers in one text.',
	},
	options: [
		{
			name: 'Input Items',
			value: 'inputItems',
			description: 'All input items, one message for all',
		},
		{
			name: 'List',
			value: 'list',
			description: 'The list in this field, sent once per input item',
		},
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
	description: 'Mobile numbers with country code, separated by commas or line breaks',
	takesList: true,
});

/** The field of the input items that holds the number. */
export const toField = onlyWhen(recipients, ['inputItems'], {
	displayName: 'To Field',
	name: 'toField',
	type: 'string',
	requiresDataPath: 'single',
	required: true,
	default: 'mobile',
	placeholder: 'e.g. mobile',
	description: 'Name of the input field that contains the mobile number',
	hint: 'Everyone gets the same text. To personalize it, use the Send operation instead.',
});

/** How many recipients go into one request. */
export const batchSize: Field = {
	displayName: 'Batch Size',
	name: 'batchSize',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: DEFAULT_BATCH_SIZE,
	description: 'Number of recipients per request',
};

/** What happens to a number that occurs several times. */
export const skipDuplicates: Field = {
	displayName: 'Skip Duplicates',
	name: 'skipDuplicates',
	type: 'boolean',
	default: true,
	description:
		'Whether to send only once to a number that appears several times, however it is written',
};
