import { septets } from './gsm.mts';

/** How much one message holds alone, and each part of a longer one. */
interface Capacity {
	readonly single: number;
	readonly part: number;
}

const GSM: Capacity = { single: 160, part: 153 };
const UCS2: Capacity = { single: 70, part: 67 };

/** @returns the number of parts a text makes, as UCS-2 or in the GSM alphabet; at least one */
export function countParts(text: string, ucs: boolean): number {
	const capacity = ucs ? UCS2 : GSM;
	const sizes = Array.from(text, (character) => (ucs ? character.length : septets(character)));
	const total = sizes.reduce((sum, size) => sum + size, 0);
	return total <= capacity.single ? 1 : fill(sizes, capacity.part);
}

/** No character is split over two parts: one that does not fit begins the next. */
function fill(sizes: readonly number[], capacity: number): number {
	let parts = 1;
	let used = 0;
	for (const size of sizes) {
		if (used + size > capacity) {
			parts += 1;
			used = 0;
		}
		used += size;
	}
	return parts;
}
