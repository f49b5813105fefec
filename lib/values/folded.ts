/** A text without accents and capitals, so that it is found however it is typed. */
export function folded(text: string): string {
	return text
		.normalize('NFD')
		.replace(/\p{Mn}/gu, '')
		.toLowerCase()
		.replace(/ς/g, 'σ');
}
