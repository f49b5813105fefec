import type { INode, INodeParameters } from 'n8n-workflow';

import type { ItemContext } from '../../../lib/api/context';
import { Smsb2bError } from '../../../lib/errors/itemError';
import { parseBoolean } from '../../../lib/values/boolean';
import { getOwn } from '../../../lib/values/getOwn';
import { parseNumber } from '../../../lib/values/number';
import { findOption } from '../../../lib/values/option';
import { isBlank, trimmed } from '../../../lib/values/single';
import { choicesOf } from '../validation/chosenOption';
import { LABELS, missingValues } from './fields';

/** What a run must not exceed; undefined where there is no limit. */
export interface Limits {
	maxMessages?: number;
	maxPartsPerMessage?: number;
	balanceMustCover: boolean;
}

/** The safeguards of a run, as the user set them. */
export interface Safeguards {
	stopsAtMissingValues: boolean;
	limits: Limits;
}

/**
 * Reads the collection Safeguards, once for a run.
 *
 * @throws Smsb2bError for a value that cannot be used, with the label of its field
 */
export function readSafeguards(item: ItemContext): Safeguards {
	const given = setOfFields(item.getNodeParameter('safeguards', {}), LABELS.safeguards);
	const limits = setOfFields(getOwn(given, 'limits'), LABELS.limits);
	// What else than its values stands there, n8n leaves out: then a limit was meant.
	if (Object.hasOwn(given, 'limits') && !Object.hasOwn(limits, 'values')) throw noLimits();
	const written = getOwn(getOwn(item.getNode().parameters.safeguards, 'limits'), 'values');
	const values = setOfFields(getOwn(limits, 'values'), LABELS.limits);
	return {
		stopsAtMissingValues: missingValuesSetting(getOwn(given, 'missingValues')) === 'stop',
		limits: readLimits(values, written ?? values),
	};
}

function noLimits(): Smsb2bError {
	return new Smsb2bError({
		message: `"${LABELS.limits}" under ${LABELS.safeguards} has no values`,
		description: `Enter "${LABELS.maxMessages}" or another limit there, or remove "${LABELS.limits}".`,
	});
}

/** Whether one of these safeguards has a value, or may get one from an expression for all of them. */
export function mayBeSet({ parameters }: INode, names: string[]): boolean {
	const { safeguards } = parameters;
	return (
		typeof safeguards === 'string' || names.some((name) => getOwn(safeguards, name) !== undefined)
	);
}

function readLimits(given: object, written: unknown): Limits {
	// Emptied in the editor, unlike an expression that gives nothing: then a limit was meant.
	const isSet = (name: keyof Limits) => !isBlank(getOwn(written, name));
	const limit = (name: 'maxMessages' | 'maxPartsPerMessage', of: string) =>
		isSet(name) ? wholeNumber(getOwn(given, name), LABELS[name], of) : undefined;
	return {
		maxMessages: limit('maxMessages', 'messages'),
		maxPartsPerMessage: limit('maxPartsPerMessage', 'parts'),
		balanceMustCover: isSet('balanceMustCover') && yesOrNo(getOwn(given, 'balanceMustCover')),
	};
}

function setOfFields(value: unknown, label: string): INodeParameters {
	if (isBlank(value)) return {};
	if (typeof value === 'object' && !Array.isArray(value)) return value as INodeParameters;
	throw new Smsb2bError({
		message: `The value of "${label}" is not a set of fields`,
		description: `Add the fields under "${label}", each with its own expression.`,
	});
}

function missingValuesSetting(value: unknown): string {
	if (isBlank(value)) return String(missingValues.default);
	const choices = choicesOf(missingValues);
	const found = findOption(choices, value);
	if (found !== undefined) return found;
	const allowed = choices.map((choice) => `${choice.value} (${choice.name})`).join(', ');
	throw new Smsb2bError({
		message: `The value in "${LABELS.missingValues}" is none of its options: ${shown(value)}`,
		description: `Choose one of: ${allowed}.`,
	});
}

function wholeNumber(value: unknown, label: string, of: string): number {
	const number = parseNumber(value);
	if (Number.isInteger(number) && number > 0) return number;
	throw new Smsb2bError({
		message: `The value in "${label}" is not a number of ${of}: ${shown(value)}`,
		description: `Enter a whole number from 1 on under ${LABELS.limits} (${LABELS.safeguards}), or clear the field for no limit.`,
	});
}

function yesOrNo(value: unknown): boolean {
	const isOn = isBlank(value) ? undefined : parseBoolean(value);
	if (isOn !== undefined) return isOn;
	throw new Smsb2bError({
		message: `The value of "${LABELS.balanceMustCover}" is neither true nor false: ${shown(value)}`,
		description: 'Turn it on or off, or let the expression return true or false.',
	});
}

function shown(value: unknown): string {
	if (isBlank(value)) return '(empty)';
	return trimmed(value).slice(0, 60) || 'a list or an object';
}
