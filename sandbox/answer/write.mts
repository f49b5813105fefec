import { writeJson } from './json.mts';
import { present } from './present.mts';
import type { Refusal } from './refusal.mts';
import type { Fields, Result } from './result.mts';
import type { Presentation, Shape, XmlLists } from './shape.mts';
import { writeText } from './text.mts';
import { writeXml } from './xml.mts';

export type Format = 'json' | 'xml' | 'v2';

/** How answers are written, apart from what they say. */
export interface Style {
	readonly format: Format;
	readonly shape: Shape;
	readonly xmlLists: XmlLists;
}

export interface WrittenAnswer {
	readonly contentType: string;
	readonly body: string;
}

const CONTENT_TYPES: Record<Format, string> = {
	json: 'application/json; charset=utf-8',
	xml: 'text/xml; charset=utf-8',
	v2: 'text/plain; charset=utf-8',
};

/** @returns the format that the call's `type` asks for; JSON where it says nothing known */
export function formatOf(type: string): Format {
	return type === 'xml' || type === 'v2' ? type : 'json';
}

/** Writes an accepted call's answer. */
export function writeResult(
	result: Result,
	presentation: Presentation,
	style: Style,
): WrittenAnswer {
	if (style.format === 'v2') return written('v2', writeText(result, presentation));
	const own = present(result.fields ?? {}, presentation, style.shape);
	return writeEnvelope(1, own, result.remarks ?? 'Success', 0, style);
}

/** Writes a refused call's answer. */
export function writeRefusal(
	refusal: Refusal,
	presentation: Presentation,
	style: Style,
): WrittenAnswer {
	if (style.format === 'v2') return written('v2', refusal.message);
	const own = present(refusal.fields, presentation, style.shape);
	return writeEnvelope(0, own, refusal.message, refusal.code, style);
}

function writeEnvelope(
	status: number,
	own: Fields,
	remarks: string,
	error: number,
	{ format, shape, xmlLists }: Style,
): WrittenAnswer {
	const envelope = present({ status, remarks, error }, {}, shape);
	const fields: Fields = { status: envelope.status ?? null, ...own, ...envelope };
	return written(format, format === 'xml' ? writeXml(fields, xmlLists) : writeJson(fields, shape));
}

function written(format: Format, body: string): WrittenAnswer {
	return { contentType: CONTENT_TYPES[format], body };
}
