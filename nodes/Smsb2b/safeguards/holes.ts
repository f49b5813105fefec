import { getOwn } from '../../../lib/values/getOwn';
import { type Expression, isOfAgent, type Template } from './template';

/** A place of a text for which there is no value. */
export interface Hole {
	/** The expression, without its braces. */
	source: string;
	/** What stands in its place, such as the word undefined; empty where nothing does. */
	word: string;
}

/** A text with what its expressions gave. */
export interface EvaluatedText {
	template: Template;
	value: unknown;
	/** Whether the message cannot do without the text. */
	isRequired: boolean;
	/** Whether an empty value is a hole as well, as it is not in what people read. */
	isEmptyMissing?: boolean;
	/** Evaluates an expression of the same item. */
	evaluate(source: string): unknown;
}

/** What JavaScript writes where an expression puts a text together without having a value. */
const WORDS =
	/(?<![\p{L}\p{N}_])(?:undefined|null|NaN|Invalid DateTime)(?![\p{L}\p{N}_])|\[object Object\]/gu;

/**
 * The holes of a text: expressions that only name a value and give none, and those that wrote a word such as undefined into
 * it. A word that was typed, or that a field of the input holds, is none. Expressions are evaluated again only where the
 * text leaves it open whether one gave nothing.
 */
export function holesIn(text: EvaluatedText): Hole[] {
	const { template, value } = text;
	const expressions = template.expressions.filter((expression) => !isOfAgent(expression));
	if (template.expressions.length === 1 && template.literals.join('') === '') {
		return expressions.flatMap((expression) => holeOfAll(text, expression));
	}
	const written = String(value ?? '');
	const hasWord = written.search(WORDS) >= 0;
	return expressions.flatMap((expression) => {
		const at = template.expressions.indexOf(expression);
		if (!hasWord && !isGapIn(written, template, at)) return [];
		const own = evaluated(text, expression.source);
		const isEmpty = text.isEmptyMissing === true && own === '';
		const isGap = expression.isPath ? isMissing(own) || isEmpty : Number.isNaN(own);
		return isGap ? [{ source: expression.source, word: '' }] : wordsOf(text, expression, own);
	});
}

/** What an expression gives; an empty text where it cannot be evaluated alone, as without a paired item: that is no hole. */
function evaluated({ evaluate }: EvaluatedText, source: string): unknown {
	try {
		return evaluate(source);
	} catch {
		return '';
	}
}

/** The holes of a text that is one expression. What is no text is rejected as such, when it is the item's turn. */
function holeOfAll(text: EvaluatedText, expression: Expression): Hole[] {
	const { value, isRequired } = text;
	if (typeof value === 'string') return wordsOf(text, expression, value);
	const isHole = isMissing(value) && (expression.isPath || isRequired);
	return isHole ? [{ source: expression.source, word: '' }] : [];
}

function isMissing(value: unknown): boolean {
	return value === undefined || value === null || Number.isNaN(value);
}

/** Whether what was typed before and behind an expression stands together in the text, as where it gave nothing. */
function isGapIn(written: string, { literals, isEscaped }: Template, at: number): boolean {
	const around = literals[at] + literals[at + 1];
	const isFirst = at === 0;
	const isLast = at === literals.length - 2;
	if (isEscaped) return true;
	if (isFirst && isLast) return written === around;
	if (isFirst) return written.startsWith(around);
	return isLast ? written.endsWith(around) : written.includes(around);
}

/** The words that an expression wrote for want of a value. A field that holds text holds what someone wrote. */
function wordsOf(text: EvaluatedText, { source, isPath }: Expression, own: unknown): Hole[] {
	if (isMissing(own) || (isPath && typeof own === 'string')) return [];
	const words = new Set(String(own).match(WORDS));
	return [...words]
		.filter((word) => !(word === 'null' && WRITES_JSON.test(source)))
		.filter((word) => !isTyped(source, word) && !isHeld(text, source, word))
		.map((word) => ({ source, word }));
}

/** In JSON, null is a value. */
const WRITES_JSON = /\bJSON\.stringify\(|\.toJsonString\(/;

/** Whether a word stands in a text within the expression. */
function isTyped(source: string, word: string): boolean {
	const typed = source.match(/'[^']*'|"[^"]*"|`[^`]*`/g) ?? [];
	return typed.some((quoted) => quoted.includes(word));
}

const OTHER_NODE = /\$\((?:'[^'\\]*'|"[^"\\]*")\)/g;

/** Whether a text of the input, or of another node that the expression names, has the word. */
function isHeld(text: EvaluatedText, source: string, word: string): boolean {
	const others = (source.match(OTHER_NODE) ?? []).flatMap((node) => [
		`${node}.item.json`,
		`${node}.all().map((item) => item.json)`,
	]);
	const inputs = source.includes('$input') ? ['$input.all().map((item) => item.json)'] : [];
	return ['$json', ...inputs, ...others].some((data) => {
		const json = evaluated(text, `JSON.stringify(${data})`);
		return typeof json === 'string' && json !== '' && hasText(JSON.parse(json) as unknown, word);
	});
}

function hasText(value: unknown, word: string): boolean {
	if (typeof value === 'string') return value.includes(word);
	if (typeof value !== 'object' || value === null) return false;
	return Object.keys(value).some((name) => hasText(getOwn(value, name), word));
}
