/** A recipient as the user wrote it, and the input item it came from. */
export interface Recipient {
	written: string;
	item: number;
}

/**
 * The recipients of a list: commas, semicolons, line breaks and bars part them; an expression may also
 * give an array. Empty places are left out.
 */
export function listed(value: unknown, item: number): Recipient[] {
	return [value]
		.flat()
		.flatMap((part) => String(part ?? '').split(/[,;|\n\r]+/))
		.map((part) => part.trim())
		.filter((part) => part !== '')
		.map((written) => ({ written, item }));
}
