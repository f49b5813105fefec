import type { IDataObject, NodePropertyTypes } from 'n8n-workflow';

import { formBody, type ItemContext, type PreSend } from '../../../lib/api/context';
import { parseNumber } from '../../../lib/values/number';
import { isBlank, notSingleEntry, textOf } from '../../../lib/values/single';
import { type DeclaredField, declaredFields } from '../declaredFields';
import type { Field, Operation } from '../operation';
import { invalidInput } from './inputErrors';
import { omitEmpty } from './required';
import { requireBoolean } from './boolean';
import { chosenOptions, isAmong, optionIn } from './chosenOption';
import { singleValue } from './singleValue';

/** Reads the value of a field as its type has it. @throws ItemError for a value that the type cannot have */
type Reader = (context: ItemContext, value: unknown, declared: DeclaredField) => unknown;

const READERS: Readonly<Partial<Record<NodePropertyTypes, Reader>>> = {
	string: text,
	resourceLocator: text,
	number,
	dateTime: single,
	boolean: (context, value, declared) =>
		requireBoolean(
			context,
			single(context, value, declared),
			declared.field.displayName,
			declared.field.default === true,
		),
	options: (context, value, declared) =>
		optionIn(context, declared.field, single(context, value, declared)),
	multiOptions: (context, _value, { field, path }) => chosenOptions(context, field, path),
	collection,
};

/**
 * The operation with a check of all values that it is given, before anything else is done: each has to be what its field
 * is declared to hold. An expression may give anything, and what is sent as it came would arrive as `[object Object]`,
 * as a field of another name, or not at all.
 */
export function withValueChecks(operation: Operation): Operation {
	const { steps = [], fields } = operation;
	const declared = declaredFields(fields);
	const check: PreSend = async function (request) {
		for (const each of declared) {
			if (isShown(this, each.field, fields)) checkValue(this, formBody(request), each);
		}
		return request;
	};
	return { ...operation, steps: [check, omitEmpty, ...steps] };
}

/** What is sent is sent as it was read; what is not is read again, by functions that read it alike. */
function checkValue(context: ItemContext, body: IDataObject, declared: DeclaredField): void {
	const { field, path } = declared;
	const property = field.routing?.send.property;
	const isSent = property !== undefined && Object.hasOwn(body, property);
	const extractValue = field.type === 'resourceLocator';
	const value: unknown = isSent
		? body[property]
		: context.getNodeParameter(path, '', { extractValue });
	const read = READERS[field.type]?.(context, value, declared);
	if (isSent) body[property] = read as IDataObject[string];
}

function text(context: ItemContext, value: unknown, declared: DeclaredField): unknown {
	if (!declared.field.takesList) {
		const read = single(context, value, declared);
		// A number stays one: that a spreadsheet or a calculation made decimals of a mobile number would not show in a text.
		return typeof read === 'number' ? read : textOf(read);
	}
	const entries = [value].flat(Infinity);
	const problem = notSingleEntry(entries, declared.field.displayName);
	if (problem) throw invalidInput(context, problem);
	return entries.map(textOf);
}

function single(context: ItemContext, value: unknown, { field }: DeclaredField): unknown {
	return singleValue(context, value, field.displayName);
}

/** What is no number stays as it is, for the field to say what it takes. */
function number(context: ItemContext, value: unknown, declared: DeclaredField): unknown {
	const read = single(context, value, declared);
	const parsed = parseNumber(read);
	return Number.isNaN(parsed) ? read : parsed;
}

function collection(context: ItemContext, value: unknown, { field }: DeclaredField): unknown {
	if (isBlank(value) || (typeof value === 'object' && !Array.isArray(value))) return value;
	throw invalidInput(context, {
		message: `The value of "${field.displayName}" is not a set of fields`,
		description: `Add the fields under "${field.displayName}", each with its own expression.`,
	});
}

/** Whether a field is used. Where the field that it depends on is an expression, n8n shows all that depend on it. */
export function isShown(context: ItemContext, { displayOptions }: Field, fields: Field[]): boolean {
	return Object.entries(displayOptions?.show ?? {}).every(([name, values]) => {
		const other = fields.find((field) => field.name === name);
		return !other || isAmong(context, other, values as Array<string | boolean>);
	});
}
