import fc from 'fast-check';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { Workflow } from 'n8n-workflow';

import { fastValue } from '../../../../../nodes/Smsb2b/runner/fastExpression';

/** The parameter as n8n itself evaluates it for an item. */
async function evaluatedByN8n(
	written: INodeParameters[string],
	items: IDataObject[],
): Promise<unknown[]> {
	const node = { id: 'n', name: 'Node', type: 'node', typeVersion: 1, parameters: {} };
	const workflow = new Workflow({
		id: 'w',
		active: false,
		nodes: [{ ...node, position: [0, 0], parameters: { written } as INodeParameters }],
		connections: {},
		nodeTypes: {
			getByName: () => undefined as never,
			getByNameAndVersion: () => undefined as never,
			getKnownTypes: () => ({}),
		},
	});
	await workflow.expression.acquireIsolate();
	try {
		const input = items.map((json) => ({ json }));
		return items.map((_item, index) =>
			workflow.expression.getParameterValue(written, null, 0, index, 'Node', input, 'manual', {}),
		);
	} finally {
		await workflow.expression.releaseIsolate();
	}
}

const item = {
	mobile: '6971234567',
	'two words': 'yes',
	κινητό: '6971234568',
	age: 12,
	paid: false,
	parent: { name: 'Άννα', 'e-mail': 'anna@example.com' },
	nothing: null,
	list: ['a'],
	'odd}}': 'odd',
	braces: '{{ $json.mobile }} and \\ and =',
};

test.each([
	{},
	{ messageKey: '=news-{{ $json.mobile }}', missingValues: 'send' },
	{ values: { from: '09:00', days: ['monday', '={{ $json.parent.name }}'], maxMessages: 500 } },
	{ __rl: true, mode: 'id', value: '={{ $json.age }}' },
	{ sendAt: '', flash: false, validity: 0, nothing: null },
])('a collection is what n8n makes of it: %j', async (written) => {
	const [expected] = await evaluatedByN8n(written as INodeParameters, [item]);
	expect(fastValue(written, item)).toEqual(expected);
	expect(fastValue(written, item)).not.toBe(written);
});

test.each([
	{ messageKey: '={{ $json.missing }}' },
	{ messageKey: '={{ $json.nothing }}', flash: true },
	{ values: { from: '={{ $now.toFormat("HH:mm") }}' } },
	{ values: [{ from: '={{ $json.list }}' }] },
])('a collection of which n8n has to say a member is left to it: %j', (written) => {
	expect(fastValue(written, item)).toBeUndefined();
});

test.each([
	['6971234567', '6971234567'],
	['', ''],
	['{{ $json.mobile }}', '{{ $json.mobile }}'],
	['={{ $json.mobile }}', '6971234567'],
	['={{$json.mobile}}', '6971234567'],
	['={{\n\t$json["mobile"]\n}}', '6971234567'],
	["={{ $json['κινητό'] }}", '6971234568'],
	["={{ $json['two words'] }}", 'yes'],
	['={{ $json.age }}', 12],
	['={{ $json.paid }}', false],
	["={{ $json.parent['e-mail'] }}", 'anna@example.com'],
	['= {{ $json.age }}', ' 12'],
	['={{ $json.age }}\n', '12\n'],
	['={{ $json.age }}{{ $json.paid }}', '12false'],
	[
		'=Αγαπητή {{ $json.parent.name }}, κινητό {{ $json.mobile }}!',
		'Αγαπητή Άννα, κινητό 6971234567!',
	],
	['={{ $json.braces }} {{ $json.age }}', '{{ $json.mobile }} and \\ and = 12'],
	['=no field', 'no field'],
	['=', ''],
	['==', '='],
])('%j is %j, as for n8n', async (written, expected) => {
	expect(fastValue(written, item)).toBe(expected);
	if (written.startsWith('=')) expect(await evaluatedByN8n(written, [item])).toEqual([expected]);
});

test.each([
	'={{ $json.unknown }}',
	'={{ $json.nothing }}',
	'={{ $json.list }}',
	'={{ $json.parent }}',
	'={{ $json.parent.name.length }}',
	'={{ $json.toString }}',
	'={{ $json.__proto__ }}',
	'={{ $json.mobile + 1 }}',
	'={{ $json["odd}}"] }}',
	'={{ $json.mobile }} {{ $now }}',
	'={{ $json.mobile }} \\{{ escaped }}',
	'={{ $json.mobile }} {{ unfinished',
	'={{ $json }}',
	'={{ $jsonmobile }}',
	'={{ $("Start").item.json.mobile }}',
])('%j is left to n8n', (written) => {
	expect(fastValue(written, item)).toBeUndefined();
});

test.each([12, true, null, undefined])('%j is left to n8n', (written) => {
	expect(fastValue(written, item)).toBeUndefined();
});

/** Texts of which some look like expressions. */
const text = fc
	.array(
		fc.oneof(
			fc.string({ maxLength: 5 }),
			fc.constantFrom('{{', '}}', '\\', ' ', '\n', '=', '$json', '.a', "['a']", '{{ $json.a }}'),
			fc.constantFrom('{{ $json.b }}', "{{ $json['γ'] }}", '{{ $json.d.e }}', '{{$json.a}}'),
		),
		{ maxLength: 6 },
	)
	.map((parts) => parts.join(''));

const plain = fc.oneof(fc.string({ maxLength: 6 }), fc.integer(), fc.boolean());

test('whatever is not left to n8n is what n8n would have said', async () => {
	let compared = 0;
	await fc.assert(
		fc.asyncProperty(text, fc.tuple(plain, plain, plain, plain), async (template, [a, b, γ, e]) => {
			const json: IDataObject = { a, b, γ, d: { e } };
			const value = fastValue(`=${template}`, json);
			if (value === undefined) return;
			compared += 1;
			expect(await evaluatedByN8n(`=${template}`, [json])).toEqual([value]);
		}),
		{ numRuns: 1000 },
	);
	expect(compared).toBeGreaterThan(100);
});
