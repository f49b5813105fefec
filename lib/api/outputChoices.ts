/** The formats in which SMSB2B can be asked to respond. */
export const RESPONSE_FORMATS = [
	{ name: 'JSON', value: 'json' },
	{ name: 'Plain Text (V2)', value: 'v2', description: 'Only the values that the text contains' },
	{ name: 'XML', value: 'xml' },
];

/** The choice of an output with the named fields only. */
export const SELECTED_FIELDS = 'selectedFields';

/** What the items can hold. */
export const OUTPUTS = [
	{
		name: 'Raw',
		value: 'raw',
		description: 'The unmodified response from SMSB2B, in the field response',
	},
	{
		name: 'Selected Fields',
		value: SELECTED_FIELDS,
		description: 'Only the fields that you name, e.g. to keep the output of an AI tool short',
	},
	{ name: 'Simplified', value: 'simplified', description: 'Named and typed fields' },
];
