import type { INodeProperties } from 'n8n-workflow';

import { PAGE_LANGUAGES, PAGE_TEXTS } from '../../lib/pages';

/** The labels of the fields, as messages about them name them. */
export const LABELS = {
	path: 'Path',
	buttons: 'Buttons',
	label: 'Label',
	value: 'Value',
	expiry: 'Expiry',
} as const;

/** Days for which a link is good where nothing else is set. */
export const DEFAULT_EXPIRY = 30;

const SEEN = { label: PAGE_TEXTS.en.seen, value: 'seen' };

/** The parameters of the trigger. */
export const fields: INodeProperties[] = [
	{
		displayName:
			"Paste the Production URL into the option Reply URL of SMS: Send or Viber: Send, with a Reference that tells the recipients apart, and publish this workflow. If the URL starts with localhost, set n8n's N8N_WEBHOOK_URL (older n8n: WEBHOOK_URL) to its public address.",
		name: 'replyNotice',
		type: 'notice',
		default: '',
	},
	{
		displayName: LABELS.path,
		name: 'path',
		type: 'string',
		noDataExpression: true,
		required: true,
		default: 'reply',
		placeholder: 'e.g. notice',
		description:
			'End of the Production URL. Keep it short: each character of a link is charged. Links that were sent with another path stop working.',
		hint: '1 to 20 of the characters a to z, 0 to 9 and -',
	},
	{
		displayName: 'Page Language',
		name: 'pageLanguage',
		type: 'options',
		default: 'en',
		description: 'Language of the page on which people answer',
		options: PAGE_LANGUAGES,
	},
	{
		displayName: 'Title',
		name: 'title',
		type: 'string',
		default: '',
		placeholder: 'e.g. Excursion on Friday',
		description: `Heading of the page. Leave empty for "${PAGE_TEXTS.en.heading}".`,
	},
	{
		displayName: 'Description',
		name: 'description',
		type: 'string',
		typeOptions: { rows: 3 },
		default: '',
		placeholder: 'e.g. We leave at 08:30. Will your child come with us?',
		description: 'Text of the page, the same for everyone',
	},
	{
		displayName: LABELS.buttons,
		name: 'buttons',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true, sortable: true },
		placeholder: 'Add button',
		default: { button: [SEEN] },
		description: 'Answers to choose from. Without buttons, people write a text.',
		options: [
			{
				displayName: 'Button',
				name: 'button',
				values: [
					{
						displayName: LABELS.label,
						name: 'label',
						type: 'string',
						default: '',
						placeholder: 'e.g. I am coming',
						description: 'What the button says',
					},
					{
						displayName: LABELS.value,
						name: 'value',
						type: 'string',
						default: '',
						placeholder: 'e.g. yes',
						description: 'What the output has as answer. Leave empty for the label.',
					},
				],
			},
		],
	},
	{
		displayName: 'Free Text',
		name: 'freeText',
		type: 'boolean',
		default: false,
		description: 'Whether people can add a text to the button that they choose',
	},
	{
		displayName: 'Thanks',
		name: 'thanks',
		type: 'string',
		default: '',
		placeholder: 'e.g. See you on Friday!',
		description: 'What the page says after an answer',
	},
	{
		displayName: LABELS.expiry,
		name: 'expiry',
		type: 'number',
		typeOptions: { minValue: 0 },
		default: DEFAULT_EXPIRY,
		description: 'Days after sending for which a link can be used',
		hint: 'In days',
	},
];
