import fc from 'fast-check';
import type { IN8nHttpFullResponse } from 'n8n-workflow';

import { parseResponse } from '../../../../lib/api/parseResponse';
import {
	asNumber,
	asBoolean,
	asId,
	mapRow,
	asText,
	type RowMapper,
} from '../../../../lib/api/rowMapper';
import { rowsOf, type ListName } from '../../../../lib/api/rows';
import { LIST_STYLES, type Row } from './write';

const columns: RowMapper = (row) => ({
	contactId: asId(row.contactId),
	mobile: asText(row.mobile),
	mnc: asText(row.mnc),
	name: asText(row.name),
	balance: asNumber(row.balance),
	flash: asBoolean(row.flash),
});

/** What XML 1.0 can hold, and its reader keeps: no control characters, no white space at the ends. */
const writable = fc
	.string({ unit: 'binary', maxLength: 20 })
	.map((written) => written.replace(/[^\t\n\x20-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, ''))
	.map((written) => written.trim());

const markup = fc.constantFrom(
	...[
		'&lt;',
		'&amp;',
		'<b>',
		']]>',
		'<![CDATA[',
		'&#x41;',
		'&nbsp;',
		'{"a":1}',
		'007',
		'1e3',
		'true',
	],
	...[
		'null',
		'__proto__',
		'constructor',
		'0x1F',
		'+30 697',
		'<!--',
		'<?x?>',
		'&unknown;',
		'€',
		'1.10',
	],
);

const rows: fc.Arbitrary<Row[]> = fc.array(
	fc.record({
		contactId: fc.nat().map((number) => String(number + 1)),
		mobile: fc.stringMatching(/^30\d{10}$/),
		mnc: fc.stringMatching(/^0\d$/),
		name: fc.oneof(writable, markup, fc.constant('')),
		balance: fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true })),
		flash: fc.oneof(fc.boolean(), fc.constantFrom('0', '1', 'true', 'false', 'yes', 'no')),
	}),
	{ maxLength: 6 },
);

const names = fc.constantFrom<ListName>(
	{ plural: 'contacts', singular: 'contact' },
	{ plural: 'sms', singular: 'sms' },
	{ plural: 'historyGroups', singular: 'historyGroup' },
);

test.each(Object.entries(LIST_STYLES))(
	'a list that is %s gives its rows',
	(_style, { type, write }) => {
		fc.assert(
			fc.property(rows, names, (sent, name) => {
				const answer = parseResponse(responseOf(write(sent, name)), { format: type, secrets: [] });
				const read = rowsOf(answer, name).map((row) => mapRow(row, columns));
				expect(read).toEqual(sent.map(expected));
			}),
			{ numRuns: 300 },
		);
	},
);

function expected({ contactId, mobile, mnc, name, balance, flash }: Row) {
	return {
		contactId: String(contactId),
		mobile,
		mnc,
		name,
		// Neither format tells 0 from -0.
		balance: Number(balance) + 0,
		flash: [true, '1', 'true', 'yes'].includes(flash as string | boolean),
	};
}

function responseOf(body: string): IN8nHttpFullResponse {
	return { body: Buffer.from(body), headers: {}, statusCode: 200 };
}
