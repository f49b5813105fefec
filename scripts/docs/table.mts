/** A table in Markdown. */
export function table(
	head: readonly string[],
	rows: ReadonlyArray<ReadonlyArray<string | number>>,
): string {
	const line = (cells: ReadonlyArray<string | number>) => `| ${cells.map(escaped).join(' | ')} |`;
	return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function escaped(cell: string | number): string {
	return String(cell).replaceAll('|', '\\|').replaceAll('\n', ' ');
}
