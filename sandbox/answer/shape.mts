/**
 * The JSON shapes an answer can be written in.
 * `wire`: as real answers are; `reference`: as the reference describes them;
 * `nested`: objects inside objects, a list of one as a single object;
 * `numbers`: as `wire`, with JSON numbers.
 */
export const SHAPES = ['wire', 'reference', 'nested', 'numbers'] as const;
export type Shape = (typeof SHAPES)[number];

/** `wrapped`: `<contacts><contact>…</contact></contacts>`; `repeated`: `<contact>` directly under the root. */
export const XML_LISTS = ['wrapped', 'repeated'] as const;
export type XmlLists = (typeof XML_LISTS)[number];

/** `numbers` differs from `wire` in types only, so the names and places are declared once. */
export type Layout = Exclude<Shape, 'numbers'>;

/** How an endpoint's answer departs from the reference's plain fields. */
export interface Presentation {
	/** The object in which the fields stand, as a dotted path; without one, the envelope. */
	readonly holder?: Partial<Record<Layout, string>>;
	/** Names under which a field appears; none at all where the layout lacks it. */
	readonly names?: Partial<Record<Layout, Readonly<Record<string, readonly string[]>>>>;
	/** Fields that real answers write as JSON numbers among all the strings. */
	readonly wireNumbers?: readonly string[];
	readonly text?: TextLayout;
}

/** What the plain text answer (v2) holds: values separated by `|`. */
export interface TextLayout {
	/** The list or object whose rows are written; without it, the answer's own fields. */
	readonly of?: string;
	/** The fields of a row; without them, all of them. */
	readonly columns?: readonly string[];
	/** What stands between rows; a line break unless told. */
	readonly rowSeparator?: string;
}

/** @returns the layout whose names and places the shape uses */
export function layoutOf(shape: Shape): Layout {
	return shape === 'numbers' ? 'wire' : shape;
}
