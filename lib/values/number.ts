import { textOf, unwrapped } from './single';
import { visible } from './visible';

/** A number as people write it; a comma may be that of decimals. */
const WRITTEN = /^[+-]?\d{1,15}(?:[.,]\d{1,15})?$/;

/** Three digits behind a dot or comma: 1.000 is a thousand in some countries, and one in others. */
const THOUSANDS = /^[+-]?[1-9]\d{0,2}[.,]\d{3}$/;

/**
 * The number that a value of an expression is, be it a text, such as the column of a table. NaN where it is none: words,
 * powers of ten, more digits than a number keeps, and what some countries read as thousands and others as decimals.
 */
export function parseNumber(value: unknown): number {
	const single = unwrapped(value);
	if (typeof single === 'number') return Math.abs(single) <= Number.MAX_SAFE_INTEGER ? single : NaN;
	if (typeof single !== 'string') return NaN;
	const text = visible(textOf(single));
	if (!WRITTEN.test(text) || THOUSANDS.test(text)) return NaN;
	const number = Number(text.replace(',', '.'));
	return Math.abs(number) <= Number.MAX_SAFE_INTEGER ? number : NaN;
}
