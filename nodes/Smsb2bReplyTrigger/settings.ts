import { NodeOperationError, type IHookFunctions, type IWebhookFunctions } from 'n8n-workflow';

import { PAGE_LANGUAGES, PAGE_TEXTS, type PageLanguage, type Question } from '../../lib/pages';
import { parseBoolean } from '../../lib/values/boolean';
import { parseNumber } from '../../lib/values/number';
import { findOption } from '../../lib/values/option';
import { trimmed } from '../../lib/values/single';
import { DEFAULT_EXPIRY, LABELS } from './fields';

type Context = Pick<IHookFunctions & IWebhookFunctions, 'getNode' | 'getNodeParameter'>;

const PATH = /^[a-z\d-]{1,20}$/;

/** Longer than any button is wide. */
const MOST_LABEL_CHARACTERS = 100;

/** The language of the page. */
export function readLanguage(context: Context): PageLanguage {
	const language = findOption(PAGE_LANGUAGES, context.getNodeParameter('pageLanguage', 'en'));
	return language === 'el' ? 'el' : 'en';
}

/** What the page asks; without a button it takes a text. */
export function readQuestion(context: Context): Question {
	const language = readLanguage(context);
	const text = (name: string) => trimmed(context.getNodeParameter(name, ''));
	const buttons = readButtons(context, language);
	return {
		language,
		title: text('title'),
		description: text('description'),
		buttons,
		freeText:
			buttons.length === 0 || parseBoolean(context.getNodeParameter('freeText', false)) === true,
		submitLabel: PAGE_TEXTS[language].submit,
		thanks: text('thanks'),
	};
}

/** The days for which a link is good. */
export function readExpiry(context: Context): number {
	const days = daysIn(context);
	return days > 0 ? days : DEFAULT_EXPIRY;
}

/** NaN for what is no number. */
function daysIn(context: Context): number {
	return parseNumber(context.getNodeParameter('expiry', DEFAULT_EXPIRY));
}

/** @throws NodeOperationError for settings with which people could not answer, which is the user's to mend */
export function checkSettings(context: Context): void {
	const path = context.getNodeParameter('path', '') as string;
	if (!PATH.test(path)) {
		refuse(
			context,
			`The value in "${LABELS.path}" cannot be used: ${trimmed(path).slice(0, 60)}`,
			'Enter 1 to 20 of the characters a to z, 0 to 9 and -.',
		);
	}
	if (!(daysIn(context) > 0)) {
		refuse(
			context,
			`The value in "${LABELS.expiry}" is not a number of days`,
			'Enter a number that is more than 0, such as 30.',
		);
	}
	checkButtons(context);
}

function checkButtons(context: Context): void {
	const buttons = readButtons(context, 'en');
	const long = buttons.find(({ label }) => label.length > MOST_LABEL_CHARACTERS);
	if (long) {
		refuse(
			context,
			`A "${LABELS.label}" in "${LABELS.buttons}" is too long: ${long.label.slice(0, 40)}…`,
			`Enter at most ${MOST_LABEL_CHARACTERS} characters.`,
		);
	}
	for (const [key, name] of [
		['label', LABELS.label],
		['value', LABELS.value],
	] as const) {
		const all = buttons.map((button) => button[key]);
		const twice = all.find((one, index) => all.indexOf(one) < index);
		if (twice !== undefined) {
			refuse(
				context,
				`Two of the "${LABELS.buttons}" have the same ${name}: ${twice.slice(0, 60)}`,
				`Give each button a ${name} of its own.`,
			);
		}
	}
}

/** The default button, left as it is in the editor, is in the language of the page. */
function readButtons(context: Context, language: PageLanguage): Question['buttons'] {
	const { button } = context.getNodeParameter('buttons', {}) as { button?: unknown };
	const rows = Array.isArray(button) ? (button as Array<Record<string, unknown> | null>) : [];
	return rows
		.map((row) => ({ label: trimmed(row?.label), value: trimmed(row?.value) }))
		.filter(({ label }) => label !== '')
		.map(({ label, value }) => ({
			label: label === PAGE_TEXTS.en.seen ? PAGE_TEXTS[language].seen : label,
			value: value || label,
		}));
}

function refuse(context: Context, message: string, description: string): never {
	throw new NodeOperationError(context.getNode(), message, { description });
}
