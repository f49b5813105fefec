import type { PageLanguage } from './texts';

/** What a page asks, with everything that it shows. It can be stored as JSON while the answer is awaited. */
export interface Question {
	language: PageLanguage;
	/** Empty for the heading of the language. */
	title: string;
	/** Plain text; line breaks are shown. */
	description: string;
	buttons: Array<{ label: string; value: string }>;
	/** Whether a text can be written: the answer itself where there are no buttons, otherwise a remark. */
	freeText: boolean;
	/** Of the button behind the text, where there are no others. */
	submitLabel: string;
	/** What is said behind the thanks; empty for the words of the language. */
	thanks: string;
}

/** What somebody answered. */
export interface PageAnswer {
	/** The value of the button; undefined where there are none. */
	value?: string;
	/** What was written, without spaces at the ends; line breaks are `\n`. */
	text: string;
}

/** Why an answer is not taken. */
export type AnswerProblem = 'chooseAnswer' | 'writeAnswer' | 'tooLong';

/** Names of the form's fields. */
export const ANSWER_FIELD = 'answer';
export const TEXT_FIELD = 'text';

/** Characters of a text, more than anybody types on a phone. */
export const MOST_CHARACTERS = 5_000;

/** What is read, and shown again, of a text that is longer: who wrote it can shorten it; of megabytes nobody has. */
const MOST_READ = 100_000;

/**
 * Reads what a form sent.
 *
 * @param body as n8n parsed it: anything
 * @returns the answer, or why it is none, with the text to be shown again
 */
export function readAnswer(
	{ buttons, freeText }: Question,
	body: unknown,
): PageAnswer | { problem: AnswerProblem; text: string } {
	const written = freeText ? fieldOf(body, TEXT_FIELD).slice(0, MOST_READ) : '';
	const text = written.replace(/\r\n?/g, '\n').trim();
	const value = fieldOf(body, ANSWER_FIELD);
	if (text.length > MOST_CHARACTERS) return { problem: 'tooLong', text };
	if (buttons.length === 0) return text === '' ? { problem: 'writeAnswer', text } : { text };
	if (!buttons.some((button) => button.value === value)) return { problem: 'chooseAnswer', text };
	return { value, text };
}

function fieldOf(body: unknown, name: string): string {
	if (typeof body !== 'object' || body === null || !Object.hasOwn(body, name)) return '';
	const value = (body as Record<string, unknown>)[name];
	return typeof value === 'string' ? value : '';
}
