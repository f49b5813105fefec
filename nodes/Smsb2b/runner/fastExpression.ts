import type { IDataObject } from 'n8n-workflow';

import { getOwn } from '../../../lib/values/getOwn';

const STEP = String.raw`\.[A-Za-z_]\w*|\['[^'\\{}]*'\]|\["[^"\\{}]*"\]`;

/** `$json.mobile`, or `$json['κινητό']`, also with several steps. */
const FIELD = String.raw`\$json(?:${STEP})+`;

const STEPS = new RegExp(STEP, 'g');

/** `'dd/MM'`, or `7, 'days'`. */
const ARGUMENT = String.raw`'[^'\\{}]*'|"[^"\\{}]*"|\d+`;

const DATE_STEP = String.raw`\.(?:setLocale|plus|minus|toFormat|toISODate)\((?:(?:${ARGUMENT})(?:, ?(?:${ARGUMENT}))?)?\)`;

/** What is the same for all items of a run: the day, written as the user wants it, and what n8n calls the execution. */
const SHARED = String.raw`\$(?:execution\.id|workflow\.(?:id|name)|today(?:${DATE_STEP})+)`;

/** An expression of these kinds; what stands between its braces is captured. */
const EXPRESSION = new RegExp(String.raw`\{\{\s*(${FIELD}|${SHARED})\s*\}\}`, 'g');

/** What n8n calls the fields of the item. */
const ITEM = '$json';

/** What else of a text n8n would not take as it stands: another expression, or an escaped one. */
const NOT_PLAIN = /[{}\\]/;

/** What n8n makes of an expression that is the same for all items, by what stands between its braces. */
type SharedValue = (source: string) => unknown;

/**
 * The value of a parameter that is no expression, or one that only names fields of its item, the day or the execution,
 * alone or within a text: fields are what the editor writes when one is dragged. n8n's own evaluation gives the same, and
 * takes a third of the time that a message takes as a whole.
 *
 * @param written the parameter as it is stored, its expressions unevaluated
 * @param shared called once for each expression that does not name the item
 * @returns undefined when n8n has to say what it is, also when a field is missing or no plain value
 */
export function fastValue(written: unknown, json: IDataObject, shared: SharedValue): unknown {
	if (typeof written === 'object' && written !== null) return fastMembers(written, json, shared);
	if (typeof written !== 'string') return undefined;
	if (!written.startsWith('=')) return written;
	const parts = written.slice(1).split(EXPRESSION);
	const texts = parts.filter((_part, at) => at % 2 === 0);
	if (texts.some((text) => NOT_PLAIN.test(text))) return undefined;
	const sources = parts.filter((_part, at) => at % 2 === 1);
	const values = sources.map((source) =>
		source.startsWith(ITEM) ? fieldAt(json, source.slice(ITEM.length)) : shared(source),
	);
	if (!values.every(isPlain)) return undefined;
	const [first, ...others] = values;
	if (first !== undefined && others.length === 0 && texts.join('') === '') return first;
	return texts.map((text, at) => `${text}${values[at] ?? ''}`).join('');
}

/** The members of a collection; undefined as soon as n8n has to say what one of them is. */
function fastMembers(written: object, json: IDataObject, shared: SharedValue): unknown {
	const members = Object.entries(written).map(([name, value]: [string, unknown]) => {
		const isText = typeof value === 'string' || (typeof value === 'object' && value !== null);
		return [name, isText ? fastValue(value, json, shared) : value] as const;
	});
	if (members.some(([, value]) => value === undefined)) return undefined;
	const values = members.map(([, value]) => value);
	return Array.isArray(written) ? values : Object.fromEntries(members);
}

function fieldAt(json: IDataObject, path: string): unknown {
	const steps = path.match(STEPS) ?? [];
	return steps.map(nameOf).reduce<unknown>(getOwn, json);
}

/** `.mobile` and `['mobile']` both name `mobile`. */
function nameOf(step: string): string {
	return step.startsWith('.') ? step.slice(1) : step.slice(2, -2);
}

function isPlain(value: unknown): value is string | number | boolean {
	return ['string', 'number', 'boolean'].includes(typeof value) && !Number.isNaN(value);
}
