import fc from 'fast-check';
import type { IDataObject, IExecuteFunctions, INodeParameters } from 'n8n-workflow';
import { Workflow } from 'n8n-workflow';

import { fastValue as fastValueOf } from '../../../../../nodes/Smsb2b/runner/fastExpression';
import { RunValues } from '../../../../../nodes/Smsb2b/runner/runValues';

const mode = 'manual';

/** What n8n says of the execution. */
const additionalKeys = {
	$execution: { id: '231', mode: 'test' as const, resumeUrl: '', resumeFormUrl: '' },
};

/** What n8n makes of a parameter of the node for an item. */
type Evaluate = (written: INodeParameters[string], index: number) => unknown;

/** Works with n8n's evaluation of parameters for these items. */
async function withN8n<T>(items: IDataObject[], work: (evaluate: Evaluate) => T): Promise<T> {
	const node = { id: 'n', name: 'Node', type: 'node', typeVersion: 1, parameters: {} };
	const { expression } = new Workflow({
		id: 'w',
		name: 'Absences',
		active: false,
		settings: { timezone: 'Europe/Athens' },
		nodes: [{ ...node, position: [0, 0] }],
		connections: {},
		nodeTypes: {
			getByName: () => undefined as never,
			getByNameAndVersion: () => undefined as never,
			getKnownTypes: () => ({}),
		},
	});
	const input = items.map((json) => ({ json }));
	await expression.acquireIsolate();
	try {
		return work((written, index) =>
			expression.getParameterValue(
				...([written, null, 0, index, 'Node', input, mode, additionalKeys] as const),
			),
		);
	} finally {
		await expression.releaseIsolate();
	}
}

/** A parameter as n8n itself evaluates it for each item. */
async function evaluatedByN8n(
	written: INodeParameters[string],
	items: IDataObject[],
): Promise<unknown[]> {
	return await withN8n(items, (evaluate) => items.map((_item, index) => evaluate(written, index)));
}

/** A parameter without n8n. */
function fastValue(written: unknown, json: IDataObject): unknown {
	return fastValueOf(written, json, () => undefined);
}

const item = {
	mobile: '6971234567',
	'two words': 'yes',
	κινητό: '6971234568',
	age: 12,
	paid: false,
	parent: { name: 'Άννα', 'e-mail': 'anna@example.com' },
	nothing: null,
	'not a number': NaN,
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
	"={{ $json['not a number'] }}",
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

/** A parameter as it is evaluated for items of one run, and how often n8n was asked for a part of it. */
async function inOneRun(written: string, items: IDataObject[]) {
	return await withN8n(items, (evaluate) => {
		const evaluateExpression = jest.fn((expression: string, index: number) =>
			evaluate(`=${expression}`, index),
		);
		const values = new RunValues({ evaluateExpression } as unknown as IExecuteFunctions);
		const found = items.map((json, index) =>
			fastValueOf(written, json, (source) => values.evaluate(source, index)),
		);
		return { found, asked: evaluateExpression.mock.calls.length };
	});
}

const items = [item, { ...item, mobile: '6971234569' }, { ...item, mobile: '6971234570' }];

test.each([
	'={{ $execution.id }}',
	'=news-{{ $json.mobile }}-{{ $execution.id }}',
	'=absence-{{ $json.mobile }}-{{ $today.toISODate() }}',
	'={{ $workflow.name }} ({{$workflow.id}}): {{ $json.mobile }}',
	"={{ $today.toFormat('dd/MM/yyyy') }}",
	'=Στις {{ $today.setLocale("el").toFormat("d MMMM") }} η {{ $json.parent.name }}',
	"={{ $json.mobile }} έως {{ $today.plus(7, 'days').toFormat('dd/MM') }}",
])(
	'%j is what n8n says it is for each item, and n8n is asked once for what is the same',
	async (written) => {
		const { found, asked } = await inOneRun(written, items);
		expect(found).toEqual(await evaluatedByN8n(written, items));
		expect(new Set(found).size).toBe(written.includes('mobile') ? items.length : 1);
		expect(asked).toBe(written.startsWith('={{ $workflow') ? 2 : 1);
	},
);

test.each([
	'={{ $now.toISODate() }}',
	'={{ $today }}',
	"={{ $today.plus(1, 'day') }}",
	"={{ $today.nothing('dd') }}",
	"={{ $today.diffToNow('hours') }}",
	'={{ $today.toFormat($json.mobile) }}',
	'={{ $execution.resumeUrl }}',
	'={{ $workflow.active }}',
])('%j is left to n8n in a run', async (written) => {
	expect((await inOneRun(written, items)).found).toEqual([undefined, undefined, undefined]);
});

describe('in a minute', () => {
	beforeEach(() => jest.useFakeTimers({ now: new Date('2026-11-27T21:59:00.000Z') }));
	afterEach(() => jest.useRealTimers());

	test('n8n is asked once, and again in the next', () => {
		const evaluateExpression = jest.fn(() => new Date().toISOString());
		const values = new RunValues({ evaluateExpression } as unknown as IExecuteFunctions);
		const at = (seconds: number) => {
			jest.setSystemTime(new Date('2026-11-27T21:59:00.000Z').getTime() + seconds * 1000);
			return values.evaluate('$today.toISODate()', 0);
		};
		expect([at(0), at(59), at(60), at(61)]).toEqual([
			...['2026-11-27T21:59:00.000Z', '2026-11-27T21:59:00.000Z'],
			...['2026-11-27T22:00:00.000Z', '2026-11-27T22:00:00.000Z'],
		]);
	});
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
