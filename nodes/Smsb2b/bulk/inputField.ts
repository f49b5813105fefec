import { folded } from '../../../lib/values/folded';
import { getOwn } from '../../../lib/values/getOwn';
import { isBlank } from '../../../lib/values/single';
import { visible } from '../../../lib/values/visible';

/** A field of an input item, under the name that it has there. */
export interface InputField {
	name: string;
	value: unknown;
}

/**
 * The fields of an item that a name means: the field of this name, which may have dots in it, or the one to which the
 * dots lead. Where there is none of exactly this name, those that differ only in case, accents, spaces or marks that
 * nobody sees, as the headings of spreadsheets do; of several such, those that hold something.
 */
export function fieldsNamed(json: object, name: string): InputField[] {
	const whole = members(json, name);
	const found = whole.length > 0 ? whole : atPath(json, name.split('.'));
	const filled = found.filter(({ value }) => !isBlank(value));
	return filled.length > 0 ? filled : found;
}

function atPath(json: object, path: string[]): InputField[] {
	const [first, ...rest] = path;
	return rest.reduce(
		(found, name) =>
			found.flatMap((parent) =>
				members(parent.value, name).map((inner) => ({
					...inner,
					name: `${parent.name}.${inner.name}`,
				})),
			),
		members(json, first),
	);
}

function members(value: unknown, name: string): InputField[] {
	if (typeof value !== 'object' || value === null) return [];
	if (Object.hasOwn(value, name)) return [{ name, value: getOwn(value, name) }];
	const wanted = asHeading(name);
	return Object.keys(value)
		.filter((key) => asHeading(key) === wanted)
		.map((key) => ({ name: key, value: getOwn(value, key) }));
}

function asHeading(name: string): string {
	return folded(visible(name).normalize('NFKC')).replace(/\s+/g, ' ').trim();
}
