import fc from 'fast-check';
import type { IN8nHttpFullResponse } from 'n8n-workflow';

import { openAnswer } from '../../lib/api/parseResponse';
import { amount, flag, id, readRow, text, type Columns } from '../../lib/api/rowMapper';
import { rowsOf, type ListName } from '../../lib/api/rows';
import { LIST_STYLES, type Row } from './write';

const columns: Columns = (row) => ({
	contactId: id(row.contactId),
	mobile: text(row.mobile),
	mnc: text(row.mnc),
	name: text(row.name),
	balance: amount(row.balance),
	flash: flag(row.flash),
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
				const answer = openAnswer(responseOf(write(sent, name)), { format: type, secrets: [] });
				const read = rowsOf(answer, name).map((row) => readRow(row, columns));
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
