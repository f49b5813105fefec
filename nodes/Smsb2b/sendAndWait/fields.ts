import { formBody, type PreSend } from '../../../lib/api/context';
import { PAGE_LANGUAGES, PAGE_TEXTS } from '../../../lib/pages';
import { textOf } from '../../../lib/values/single';
import { onlyWhen } from '../fields/dependent';
import { smsTextLike } from '../fields/viber';
import type { Field } from '../operation';
import { invalidInput } from '../validation/inputErrors';
import { required } from '../validation/required';
import { sampleResponseLink } from './link';
import { onePlaceAtMost, withLinkInPlace } from './placeLink';

const { approve, decline, respond, submit } = PAGE_TEXTS.en;

/** The labels of the fields, as messages about them name them. */
export const LABELS = {
	message: 'Message',
	responseType: 'Response Type',
	approvalType: 'Type of Approval',
	approveLabel: 'Approve Button Label',
	disapproveLabel: 'Disapprove Button Label',
	limitWaitTime: 'Limit Wait Time',
	limitType: 'Limit Type',
	resumeAmount: 'Amount',
	resumeUnit: 'Unit',
	maxDateAndTime: 'Max Date and Time',
	pageLanguage: 'Page Language',
	responseFormTitle: 'Response Form Title',
	responseFormDescription: 'Response Form Description',
	responseFormButtonLabel: 'Response Form Button Label',
	thanks: 'Thanks',
	messageButtonLabel: 'Message Button Label',
} as const;

function atMost(characters: number): PreSend {
	return async function (request) {
		const text = withLinkInPlace(this, textOf(formBody(request).text), sampleResponseLink(this));
		if (Array.from(text).length <= characters) return request;
		throw invalidInput(this, {
			message: `The text in "${LABELS.message}" is longer than ${characters.toLocaleString('en')} characters`,
			description: 'Shorten it.',
		});
	};
}

/** The question. n8n's human review for AI agents replaces this field by one of its own with the same name. */
export function message(hint: string, mostCharacters = Infinity): Field {
	return {
		displayName: LABELS.message,
		name: 'message',
		type: 'string',
		typeOptions: { rows: 3 },
		required: true,
		default: '',
		placeholder: 'e.g. Excursion on Friday: may we tell all parents?',
		description: 'Your question. The page that the link opens shows it too.',
		hint,
		routing: {
			send: {
				type: 'body',
				property: 'text',
				preSend: [
					required('text', LABELS.message),
					onePlaceAtMost('text', LABELS.message),
					atMost(mostCharacters),
				],
			},
		},
	};
}

/** The text of the SMS in place of a Viber message, in which the link may stand. */
export const smsQuestion = smsTextLike('message', onePlaceAtMost);

/** What the page takes: a tap on a button, or a text. */
export const responseType: Field = {
	displayName: LABELS.responseType,
	name: 'responseType',
	type: 'options',
	default: 'approval',
	description: 'How people answer on the page that the link opens',
	hint: 'The execution waits indefinitely unless Limit Wait Time is set under Options',
	options: [
		{
			name: 'Approval',
			value: 'approval',
			description: 'By tapping one of two buttons, or a single one',
		},
		{ name: 'Free Text', value: 'freeText', description: 'By writing text' },
	],
};

/** Which buttons an approval has. */
export const approvalType: Field = {
	displayName: LABELS.approvalType,
	name: 'approvalType',
	type: 'options',
	default: 'double',
	description: 'Which buttons the page has. If not set, both.',
	options: [
		{ name: 'Approve and Disapprove', value: 'double' },
		{ name: 'Approve Only', value: 'single' },
	],
};

/** The buttons of an approval. */
export const approvalOptions = onlyWhen(responseType, ['approval'], {
	displayName: 'Approval Options',
	name: 'approvalOptions',
	type: 'fixedCollection',
	placeholder: 'Add option',
	default: {},
	options: [
		{
			displayName: 'Values',
			name: 'values',
			values: [
				approvalType,
				{
					displayName: LABELS.approveLabel,
					name: 'approveLabel',
					type: 'string',
					default: approve,
					description: 'If left unchanged, it is in the language of the page',
				},
				{
					displayName: LABELS.disapproveLabel,
					name: 'disapproveLabel',
					type: 'string',
					default: decline,
					displayOptions: { show: { approvalType: ['double'] } },
					description: 'If left unchanged, it is in the language of the page',
				},
			],
		},
	],
});

/** Whether a wait ends after some time or at one. */
export const limitType: Field = {
	displayName: LABELS.limitType,
	name: 'limitType',
	type: 'options',
	default: 'afterTimeInterval',
	options: [
		{ name: 'After Time Interval', value: 'afterTimeInterval' },
		{ name: 'At Specified Time', value: 'atSpecifiedTime' },
	],
};

/** In what the time to wait is counted. */
export const resumeUnit: Field = {
	displayName: LABELS.resumeUnit,
	name: 'resumeUnit',
	type: 'options',
	default: 'minutes',
	options: [
		{ name: 'Minutes', value: 'minutes' },
		{ name: 'Hours', value: 'hours' },
		{ name: 'Days', value: 'days' },
	],
	displayOptions: { show: { limitType: ['afterTimeInterval'] } },
};

const limitWaitTime: Field = {
	displayName: LABELS.limitWaitTime,
	name: 'limitWaitTime',
	type: 'fixedCollection',
	default: { values: { limitType: 'afterTimeInterval', resumeAmount: 45, resumeUnit: 'minutes' } },
	description:
		'How long to wait for the response, after which the execution continues with "timedOut": true. If not set, it waits indefinitely.',
	options: [
		{
			displayName: 'Values',
			name: 'values',
			values: [
				limitType,
				{
					displayName: LABELS.resumeAmount,
					name: 'resumeAmount',
					type: 'number',
					typeOptions: { minValue: 0, numberPrecision: 2 },
					default: 45,
					description: 'How long to wait, in the unit below',
					displayOptions: { show: { limitType: ['afterTimeInterval'] } },
				},
				resumeUnit,
				{
					displayName: LABELS.maxDateAndTime,
					name: 'maxDateAndTime',
					type: 'dateTime',
					default: '',
					description: 'When to continue without a response, in the time zone of the workflow',
					displayOptions: { show: { limitType: ['atSpecifiedTime'] } },
				},
			],
		},
	],
};

/** The language of the page. */
export const pageLanguage: Field = {
	displayName: LABELS.pageLanguage,
	name: 'pageLanguage',
	type: 'options',
	default: 'en',
	description: 'Language of the page on which people answer',
	options: PAGE_LANGUAGES,
};

function optionalText(name: keyof typeof LABELS, description: string, initial = ''): Field {
	return { displayName: LABELS[name], name, type: 'string', default: initial, description };
}

/** The options of both channels. */
export const responseOptions: Field[] = [
	limitWaitTime,
	pageLanguage,
	optionalText('responseFormTitle', 'Heading of the page'),
	optionalText('responseFormDescription', 'Text on the page, instead of the message'),
	optionalText(
		'responseFormButtonLabel',
		'Button below the free text. If left unchanged, it is in the language of the page.',
		submit,
	),
	optionalText('thanks', 'What the page says once someone has answered'),
];

/** The parameters whose texts the page shows, beside the message. */
export const TEXTS_ON_PAGE = [
	'approvalOptions.values.approveLabel',
	'approvalOptions.values.disapproveLabel',
	'options.responseFormTitle',
	'options.responseFormDescription',
	'options.responseFormButtonLabel',
	'options.thanks',
] as const;

/** The caption of the button that a Viber message has for the link. */
export const messageButtonLabel = optionalText(
	'messageButtonLabel',
	'Button in the message that opens the page. If left unchanged, it is in the language of the page.',
	respond,
);
