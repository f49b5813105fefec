import { declaredFields } from './declaredFields';
import type { Field } from './operation';

/** An expression as it is stored, without its equals sign, with the path of its field among the parameters. */
export interface StoredExpression {
	path: string;
	expression: string;
}

/** The expressions in a stored parameter, which may be a collection, a list or a resource locator. */
export function expressionsIn(written: unknown, path: string): StoredExpression[] {
	if (typeof written === 'string')
		return written.startsWith('=') ? [{ path, expression: written.slice(1) }] : [];
	if (typeof written !== 'object' || written === null) return [];
	return Object.entries(written).flatMap(([name, value]) =>
		expressionsIn(value, `${path}.${name}`),
	);
}

const AN_ENTRY = /\.\d+(?=\.|$)/g;

/**
 * The label of the innermost declared field that has a path in it, in quotation marks; of a field within a set of fields,
 * whose labels may occur elsewhere, with that of the set.
 */
export function labelAt(fields: Field[], path: string): string {
	const plain = path.replace(AN_ENTRY, '');
	const around = declaredFields(fields).filter((declared) =>
		`${plain}.`.startsWith(`${declared.path}.`),
	);
	const [field, parent] = around.map((declared) => declared.field).reverse();
	const label = `"${field?.displayName ?? plain}"`;
	return parent?.type === 'fixedCollection' ? `${label} of "${parent.displayName}"` : label;
}
