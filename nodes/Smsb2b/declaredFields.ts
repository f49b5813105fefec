import type { Field } from './operation';

/** A declared field with the path of its value among the parameters. */
export interface DeclaredField {
	field: Field;
	path: string;
}

/** All fields of an operation, those within collections behind the collection. */
export function declaredFields(fields: Field[], parent = ''): DeclaredField[] {
	return fields.flatMap((field) => {
		const path = `${parent}${field.name}`;
		const inner = (field.options ?? []).flatMap((option): DeclaredField[] => {
			if ('values' in option)
				return declaredFields(option.values as Field[], `${path}.${option.name}.`);
			return 'type' in option ? declaredFields([option], `${path}.`) : [];
		});
		return [{ field, path }, ...inner];
	});
}
