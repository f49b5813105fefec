import { escapeHtml, layout } from './layout';
import {
	ANSWER_FIELD,
	type AnswerProblem,
	MOST_CHARACTERS,
	type Question,
	TEXT_FIELD,
} from './question';
import { PAGE_TEXTS, type PageLanguage, type PageTexts } from './texts';

/** What is shown again of an answer that was not taken. */
interface Refused {
	problem: AnswerProblem;
	text: string;
}

/**
 * The page with the question, and where the answer was not taken, why. Its form goes back to the page's own URL.
 *
 * @param note for who tests the workflow, at the end of the page; likewise on the other pages
 */
export function questionPage(question: Question, refused?: Refused, note?: string): string {
	const texts = PAGE_TEXTS[question.language];
	const form = `<form method="post">${alertOf(texts, refused)}${textField(question, texts, refused)}${buttonsOf(question)}</form>`;
	return layout(
		question.language,
		question.title || texts.heading,
		paragraph(question.description) + form + noteForTester(note),
	);
}

/** The page after an answer. */
export function thanksPage({ language, thanks }: Question, note?: string): string {
	const texts = PAGE_TEXTS[language];
	return layout(language, texts.thanks, paragraph(thanks || texts.closePage) + noteForTester(note));
}

/** What a page says that asks nothing. */
export type Notice =
	| 'notValid'
	| 'alreadyReceived'
	| 'otherSite'
	| 'linkInvalid'
	| 'linkExpired'
	| 'tryAgain';

const REASONS: Readonly<Record<Notice, keyof PageTexts & string>> = {
	notValid: 'notValidReason',
	alreadyReceived: 'closePage',
	otherSite: 'otherSiteReason',
	linkInvalid: 'linkInvalidReason',
	linkExpired: 'linkExpiredReason',
	tryAgain: 'tryAgainReason',
};

/** A page that asks nothing, such as that of a link which was answered. */
export function noticePage(language: PageLanguage, notice: Notice, note?: string): string {
	const texts = PAGE_TEXTS[language];
	const reason = paragraph(String(texts[REASONS[notice]]));
	return layout(language, texts[notice], reason + noteForTester(note));
}

/** In n8n's language, whatever that of the page is. */
function noteForTester(note?: string): string {
	return note === undefined ? '' : `<p class="note" lang="en">${escapeHtml(note)}</p>`;
}

function paragraph(text: string): string {
	return text === '' ? '' : `<p>${escapeHtml(text)}</p>`;
}

function alertOf(texts: PageTexts, refused?: Refused): string {
	if (!refused) return '';
	const { problem } = refused;
	const words = problem === 'tooLong' ? texts.tooLong(String(MOST_CHARACTERS)) : texts[problem];
	return `<p role="alert" id="problem">${escapeHtml(words)}</p>`;
}

function textField({ buttons, freeText }: Question, texts: PageTexts, refused?: Refused): string {
	if (!freeText) return '';
	const isAnswer = buttons.length === 0;
	const attributes = [
		`id="${TEXT_FIELD}" name="${TEXT_FIELD}" maxlength="${MOST_CHARACTERS}"`,
		isAnswer ? 'required' : '',
		refused ? 'aria-invalid="true" aria-describedby="problem"' : '',
	].filter(Boolean);
	const label = isAnswer ? texts.answerLabel : texts.remarkLabel;
	// A line feed right behind the tag is dropped by browsers.
	const typed = `\n${escapeHtml(refused?.text ?? '')}`;
	return `<label for="${TEXT_FIELD}">${escapeHtml(label)}</label><textarea ${attributes.join(' ')}>${typed}</textarea>`;
}

function buttonsOf({ buttons, submitLabel }: Question): string {
	if (buttons.length === 0) return `<button>${escapeHtml(submitLabel)}</button>`;
	return buttons
		.map(
			({ label, value }) =>
				`<button name="${ANSWER_FIELD}" value="${escapeHtml(value)}">${escapeHtml(label)}</button>`,
		)
		.join('');
}
