import { isFields, List } from './result.mts';
import type { Fields, Scalar, Value } from './result.mts';
import { layoutOf } from './shape.mts';
import type { Presentation, Shape } from './shape.mts';

/** A yes or no in the words of a shape; the real ones are unknown, so each shape has its own. */
const FLAGS: Record<Shape, readonly [no: Scalar, yes: Scalar]> = {
	wire: ['0', '1'],
	numbers: [0, 1],
	reference: ['false', 'true'],
	nested: ['no', 'yes'],
};

/** Fields holding an MSISDN, which is digits alone and never begins with a zero. */
const MSISDN_FIELDS = new Set(['msisdn', 'mobile', 'to']);

/**
 * Gives the fields the names, places and types of a shape; lists stay lists.
 * @param fields the endpoint's own fields
 */
export function present(fields: Fields, presentation: Presentation, shape: Shape): Fields {
	const presented = rename(fields, presentation, shape);
	const holder = presentation.holder?.[layoutOf(shape)];
	if (!holder) return presented;
	return holder
		.split('.')
		.reverse()
		.reduce<Fields>((inner, name) => ({ [name]: inner }), presented);
}

/** Writes one scalar of a shape. @param name the field it stands in */
export function presentScalar(
	value: Scalar,
	name: string,
	shape: Shape,
	wireNumbers: readonly string[] = [],
): Scalar {
	if (typeof value === 'boolean') return FLAGS[shape][value ? 1 : 0];
	if (shape === 'numbers') {
		return MSISDN_FIELDS.has(name) && typeof value === 'string' && value !== ''
			? Number(value)
			: value;
	}
	if (typeof value !== 'number') return value;
	return shape === 'wire' && wireNumbers.includes(name) ? value : String(value);
}

function rename(fields: Fields, presentation: Presentation, shape: Shape): Fields {
	const names = presentation.names?.[layoutOf(shape)] ?? {};
	const renamed: Record<string, Value> = {};
	for (const [name, value] of Object.entries(fields)) {
		const own = names[name];
		if (!own) renamed[name] = presentValue(value, name, presentation, shape);
		else for (const alias of own) renamed[alias] = presentValue(value, alias, presentation, shape);
	}
	return renamed;
}

function presentValue(value: Value, name: string, presentation: Presentation, shape: Shape): Value {
	if (isFields(value)) return rename(value, presentation, shape);
	if (!(value instanceof List)) {
		return presentScalar(value, name, shape, presentation.wireNumbers);
	}
	const rows = value.rows.map((row) =>
		isFields(row)
			? rename(row, presentation, shape)
			: presentScalar(row, name, shape, presentation.wireNumbers),
	);
	return new List(value.row, rows, value.habits);
}
