/** The formats in which SMSB2B can be asked to respond. */
export const RESPONSE_FORMATS = [
	{ name: 'JSON', value: 'json' },
	{ name: 'Plain Text (V2)', value: 'v2', description: 'Only the values that the text contains' },
	{ name: 'XML', value: 'xml' },
];

/** What the items can hold. */
export const OUTPUTS = [
	{
		name: 'Raw',
		value: 'raw',
		description: 'The unmodified response from SMSB2B, in the field response',
	},
	{ name: 'Simplified', value: 'simplified', description: 'Named and typed fields' },
];
