/** @returns a function that gives one number after the other, beginning with `first` */
export function sequence(first: number): () => number {
	let next = first;
	return () => next++;
}
