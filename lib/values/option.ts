import { textOf } from './single';

/** An option of a field: what is stored, and what the editor shows for it. */
export interface Choice {
	name: string;
	value: string;
}

/**
 * The option that a value names, be it by its stored value or by its label, in capitals or not: an expression gives what
 * a person wrote.
 *
 * @returns undefined when it names none
 */
export function findOption(choices: readonly Choice[], value: unknown): string | undefined {
	const wanted = folded(textOf(value));
	return (
		choices.find((choice) => folded(choice.value) === wanted) ??
		choices.find((choice) => folded(choice.name) === wanted)
	)?.value;
}

function folded(text: string): string {
	return text
		.normalize('NFKC')
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]/gu, '');
}
