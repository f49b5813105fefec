import fc from 'fast-check';
import type { IN8nHttpFullResponse } from 'n8n-workflow';

import { parseResponse } from '../../../../lib/api/parseResponse';
import { asId, mapRow, asText, type RowMapper } from '../../../../lib/api/rowMapper';
import { Smsb2bError } from '../../../../lib/errors/itemError';
import { rowsOf } from '../../../../lib/api/rows';

const CONTACTS = { plural: 'contacts', singular: 'contact' };
const columns: RowMapper = (row) => ({ contactId: asId(row.contactId), name: asText(row.name) });

function responseOf(body: string | Uint8Array): IN8nHttpFullResponse {
	return { body: Buffer.from(body as string), headers: {}, statusCode: 200 };
}

function contactsIn(body: string): unknown[] {
	const answer = parseResponse(responseOf(body), { format: 'json', secrets: [] });
	return rowsOf(answer, CONTACTS).map((row) => mapRow(row, columns));
}

describe('a DOCTYPE and entities are never expanded: ', () => {
	const BOMB = '<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">';
	const FILE = '<!ENTITY a SYSTEM "file:///etc/passwd">';

	test.each([BOMB, FILE])('%s', (entities) => {
		const body = `<?xml version="1.0"?><!DOCTYPE response [${entities}]><response><status>1</status><key>&a;</key></response>`;
		expect(() => parseResponse(responseOf(body), { format: 'xml', secrets: [] })).toThrow(
			'it is XML with a DOCTYPE, which is not supported',
		);
	});

	test('an entity that nobody declared stays as it is', () => {
		const body =
			'<response><status>1</status><contacts><contact><name>&a;&lt;</name></contact></contacts></response>';
		expect(contactsIn(body)).toEqual([{ name: '&a;<' }]);
	});

	test('an escape is undone once', () => {
		const body =
			'<response><status>1</status><contact><name>&amp;lt;b&amp;gt; &amp;#65;</name></contact></response>';
		expect(contactsIn(body)).toEqual([{ name: '&lt;b&gt; &#65;' }]);
	});

	test('a list of 20,000 names with an escape each is read', () => {
		const rows = '<contact><contactId>7</contactId><name>A &amp; B</name></contact>'.repeat(20_000);
		const read = contactsIn(`<response><status>1</status><contacts>${rows}</contacts></response>`);
		expect(read).toHaveLength(20_000);
		expect(new Set(read.map((row) => JSON.stringify(row))).size).toBe(1);
	});
});

describe('deep nesting', () => {
	test('of JSON does not reach the rows', () => {
		const deep = `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`;
		const body = `{"status":"1","x":${deep},"contacts":[{"contactId":1,"name":"x","deep":${deep}}]}`;
		expect(contactsIn(body)).toEqual([{ contactId: '1', name: 'x' }]);
	});

	test('of XML is refused in words', () => {
		const deep = `${'<a>'.repeat(100_000)}${'</a>'.repeat(100_000)}`;
		expect(() => contactsIn(`<response><status>1</status>${deep}</response>`)).toThrow(
			'it is XML, but malformed',
		);
	});
});

describe('numeric keys', () => {
	test('are read in their order, whatever their order in the text', () => {
		const body = '{"status":"1","10":{"name":"c"},"2":{"name":"b"},"0":{"name":"a"},"total":"3"}';
		expect(contactsIn(body)).toEqual([{ name: 'a' }, { name: 'b' }, { name: 'c' }]);
	});

	test('beyond the total are rows like the others: none is lost', () => {
		const body = '{"status":"1","total":"1","0":{"name":"a"},"1":{"name":"b"},"7":{"name":"c"}}';
		expect(contactsIn(body)).toEqual([{ name: 'a' }, { name: 'b' }, { name: 'c' }]);
	});

	test('that hold no row are left out', () => {
		const body = '{"status":"1","0":"x","1":null,"2":[],"3":{"name":"a"},"-1":{"name":"b"}}';
		expect(contactsIn(body)).toEqual([{ name: 'a' }]);
	});

	test('stand back behind a list with its name', () => {
		const body = '{"status":"1","0":{"name":"a"},"contacts":[{"name":"b"}]}';
		expect(contactsIn(body)).toEqual([{ name: 'b' }]);
	});
});

describe('keys that mean something to JavaScript', () => {
	test.each([
		'{"status":"1","__proto__":{"polluted":1},"contacts":[{"__proto__":{"name":"x"},"contactId":"1"}]}',
		'{"status":"1","constructor":{"prototype":{"polluted":1}},"contacts":[{"constructor":"x","contactId":"1"}]}',
		'{"status":"1","contacts":{"__proto__":[{"contactId":"2"}],"contact":{"contactId":"1","toString":"x"}}}',
	])('are data: %s', (body) => {
		expect(contactsIn(body)).toEqual([{ contactId: '1' }]);
		expect(Object.prototype).not.toHaveProperty('polluted');
	});

	test('cannot lend an answer a status', () => {
		const body = '{"__proto__":{"status":"1"},"status":"0","error":"105"}';
		expect(() => contactsIn(body)).toThrow('The account does not have enough credits');
		expect(() => contactsIn('{"__proto__":{"status":"1"}}')).toThrow('it has no field "status"');
	});

	test('are refused as names of XML elements', () => {
		const body =
			'<response><status>1</status><__proto__><polluted>1</polluted></__proto__></response>';
		expect(() => contactsIn(body)).toThrow('it is XML, but malformed');
		expect(Object.prototype).not.toHaveProperty('polluted');
	});
});

test('whatever comes is read, or refused in words', () => {
	const anything = fc.oneof(
		fc.string({ unit: 'binary' }),
		fc.uint8Array({ maxLength: 200 }),
		fc.json({ maxDepth: 4 }),
		fc.json().map((value) => `{"status":"1","contacts":${value}}`),
		fc.string().map((value) => `<response><status>1</status>${value}</response>`),
	);
	fc.assert(
		fc.property(anything, fc.constantFrom('json', 'xml', 'v2' as const), (body, format) => {
			try {
				const answer = parseResponse(responseOf(body), { format: format as 'json', secrets: [] });
				for (const row of rowsOf(answer, CONTACTS)) mapRow(row, columns);
			} catch (error) {
				expect(error).toBeInstanceOf(Smsb2bError);
			}
		}),
		{ numRuns: 2000 },
	);
});
