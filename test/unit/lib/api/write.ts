import type { ListName } from '../../../../lib/api/rows';

/** A row as its sender knows it. */
export type Row = Record<string, string | number | boolean>;

const ENVELOPE = { status: '1', remarks: 'Success', error: '0' };

/** The ways in which SMSB2B writes a list. */
export const LIST_STYLES: Readonly<
	Record<string, { type: 'json' | 'xml'; write(rows: Row[], name: ListName): string }>
> = {
	'a named array': {
		type: 'json',
		write: (rows, { plural }) =>
			json({ total: rows.length, ...(rows.length && { [plural]: rows }) }),
	},
	'an empty array': {
		type: 'json',
		write: (rows, { plural }) => json({ total: String(rows.length), [plural]: rows }),
	},
	'an object with a singular child': {
		type: 'json',
		write: (rows, { plural, singular }) =>
			json(rows.length > 0 ? { [plural]: { [singular]: oneOrAll(rows) } } : { total: 0 }),
	},
	'an object that is the only row': {
		type: 'json',
		write: (rows, { singular }) => json(rows.length > 0 ? { [singular]: oneOrAll(rows) } : {}),
	},
	'numeric keys': {
		type: 'json',
		write: (rows) => json({ total: String(rows.length), ...rows }),
	},
	'elements in a wrapper': {
		type: 'xml',
		write: (rows, { plural, singular }) =>
			xml(`<${plural}>${rows.map((row) => element(singular, row)).join('\n')}</${plural}>`),
	},
	'elements below the root': {
		type: 'xml',
		write: (rows, { singular }) => xml(rows.map((row) => element(singular, row)).join('')),
	},
};

function oneOrAll(rows: Row[]): Row | Row[] {
	return rows.length === 1 ? rows[0] : rows;
}

function json(fields: object): string {
	return JSON.stringify({ ...ENVELOPE, ...fields });
}

function xml(content: string): string {
	const envelope = element('response', ENVELOPE).replace('</response>', '');
	return `<?xml version="1.0" encoding="UTF-8"?>\n${envelope}${content}</response>\n`;
}

function element(name: string, fields: object): string {
	const children = Object.entries(fields).map(
		([child, value]) => `<${child}>${escaped(String(value))}</${child}>`,
	);
	return `<${name}>${children.join('')}</${name}>`;
}

/** Of XML's ways to escape, one for each character. */
function escaped(text: string): string {
	return text
		.replace(/&/g, '&amp;')
		.replace(/</g, '&lt;')
		.replace(/>/g, '&gt;')
		.replace(/"/g, '&quot;')
		.replace(/'/g, '&#39;')
		.replace(/€/g, '&#x20AC;');
}
