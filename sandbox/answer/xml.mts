import { XMLBuilder } from 'fast-xml-parser';
import { isFields, List } from './result.mts';
import type { Fields, Value } from './result.mts';
import type { XmlLists } from './shape.mts';

const builder = new XMLBuilder({ suppressEmptyNode: false });
const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n';
const ELEMENT_NAME = /^[A-Za-z_]/;
/** Characters that XML 1.0 cannot hold, not even escaped, and lone surrogates. */
const FORBIDDEN = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

/** Writes presented fields as XML under `<response>`. */
export function writeXml(fields: Fields, lists: XmlLists): string {
	return DECLARATION + builder.build({ response: elements(fields, lists) });
}

/** A list whose row bears its own name (`sms`) has no wrapper to stand in: it is always repeated. */
function elements(fields: Fields, lists: XmlLists): Record<string, unknown> {
	const children: Record<string, unknown> = {};
	for (const [name, value] of Object.entries(fields)) {
		// Numeric keys exist in JSON only: no XML element can be called so.
		if (!ELEMENT_NAME.test(name)) continue;
		if (!(value instanceof List)) children[name] = element(value, lists);
		else if (value.rows.length > 0) {
			const rows = value.rows.map((row) => element(row, lists));
			const wraps = lists === 'wrapped' && value.row !== name;
			children[wraps ? name : value.row] = wraps ? { [value.row]: rows } : rows;
		}
	}
	return children;
}

function element(value: Value, lists: XmlLists): unknown {
	if (isFields(value)) return elements(value, lists);
	return value === null ? '' : String(value).replace(FORBIDDEN, '');
}
