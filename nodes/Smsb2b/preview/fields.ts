import type { Field } from '../operation';

/** The recipient of a message that is not sent. */
export const previewTo: Field = {
	displayName: 'To',
	name: 'to',
	type: 'string',
	default: '',
	placeholder: 'e.g. 306971234567',
	description:
		'Mobile number of the recipient, to see whether it is valid and what the message costs. Leave empty to preview the text alone.',
};

/** What the output is made of. */
export const result: Field = {
	displayName: 'Result',
	name: 'result',
	type: 'options',
	default: 'eachMessage',
	description: 'Whether to output every message, or what all of them cost together',
	options: [
		{
			name: 'Each Message',
			value: 'eachMessage',
			description: 'One output item per message: its number, parts, cost and how it arrives',
		},
		{
			name: 'Summary',
			value: 'summary',
			description:
				'One output item for all messages: how many, their cost, and whether the balance covers it',
		},
	],
};

/** Whether SMSB2B is asked about the numbers. */
export const checkNumbers: Field = {
	displayName: 'Check Numbers',
	name: 'checkNumbers',
	type: 'boolean',
	default: true,
	description:
		'Whether to have SMSB2B check each number, which gives its network and price (free, one request per number)',
};

/** Whether the text has the link of a question. */
export const responseLink: Field = {
	displayName: 'Response Link',
	name: 'responseLink',
	type: 'boolean',
	default: false,
	description:
		'Whether to count the link of Send and Wait for Response, in place of {link} or after the text',
	hint: 'As long as a link of this n8n, but leads nowhere',
};
