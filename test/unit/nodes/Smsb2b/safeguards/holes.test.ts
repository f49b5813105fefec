import { holesIn } from '../../../../../nodes/Smsb2b/safeguards/holes';
import { parseTemplate } from '../../../../../nodes/Smsb2b/safeguards/template';

/** What the expressions of a text give, by what stands between their braces. */
type Given = Record<string, unknown>;

/** The holes of a stored text that n8n has made this of, and how often an expression was evaluated to find them. */
function find(written: string, value: unknown, given: Given = {}, isRequired = true) {
	const template = parseTemplate(written);
	if (!template) throw new Error(`${written} is no expression`);
	const evaluated: string[] = [];
	const evaluate = (source: string) => {
		evaluated.push(source);
		return given[source];
	};
	const holes = holesIn({ template, value, isRequired, evaluate });
	return { holes: holes.map(({ source, word }) => [source, word]), evaluated };
}

const PATHS = [
	'$json',
	'$json.name',
	'$json.όνομα',
	"$json['first name']",
	'$json["κινητό"].number',
	'$json.pupils[0].name',
	'$json?.name?.first',
	"$('Pupils').item.json.name",
	'$("Pupils").first().json.name',
	"$('Pupils').all()[0].json.name",
	"$('Pupils').itemMatching(3).json.name",
	'$input.first().json.name',
	'$vars.school',
];
const OTHERS = [
	'$json.name.trim()',
	"$json.name ?? ''",
	"$json.name || 'you'",
	'"Hello " + $json.name',
	'$json.name ? 1 : 2',
	'$now.toFormat("dd")',
	'name',
	'$json.a + $json.b',
	"$fromAI('Text')",
	'$tool.parameters',
];

describe('an expression', () => {
	test.each(PATHS)('%s only names a value', (source) => {
		expect(parseTemplate(`={{ ${source} }}`)?.expressions).toEqual([{ source, isPath: true }]);
	});

	test.each(OTHERS)('%s does more than name a value', (source) => {
		expect(parseTemplate(`={{ ${source} }}`)?.expressions).toEqual([{ source, isPath: false }]);
	});
});

test.each(['Hello {{ $json.name }}', '', 'undefined', undefined, 7])(
	'%j is typed, and no expression',
	(written) => {
		expect(parseTemplate(written)).toBeUndefined();
	},
);

describe('a text that only names a value', () => {
	test.each([undefined, null, NaN])('has a hole where that is %s', (value) => {
		expect(find('={{ $json.name }}', value).holes).toEqual([['$json.name', '']]);
	});

	test.each(['', 'Maria', 'undefined', 'null', 0, false, 7])(
		'has none where that is %j',
		(value) => {
			expect(find('={{ $json.name }}', value)).toEqual({ holes: [], evaluated: [] });
		},
	);

	test.each([[{}], [[1, 2]]])('leaves %j to be rejected as what it is', (value) => {
		expect(find('={{ $json.name }}', value).holes).toEqual([]);
	});
});

test('an expression that gives nothing is a hole where the text is required', () => {
	const written = '={{ $json.name?.trim() }}';
	expect(find(written, undefined).holes).toEqual([['$json.name?.trim()', '']]);
	expect(find(written, undefined, {}, false).holes).toEqual([]);
});

describe('a text with values in it', () => {
	const written = '=Dear {{ $json.name }}, {{ $json.pupil }} was absent on {{ $json.day }}.';

	test('has no hole where all are there, and nothing is evaluated again', () => {
		const text = 'Dear Maria, Nikos was absent on Monday.';
		expect(find(written, text)).toEqual({ holes: [], evaluated: [] });
	});

	test.each([
		['$json.name', 'Dear , Nikos was absent on Monday.'],
		['$json.pupil', 'Dear Maria,  was absent on Monday.'],
		['$json.day', 'Dear Maria, Nikos was absent on .'],
	])('has a hole where %s is missing, and evaluates no other', (source, text) => {
		const found = find(written, text, { [source]: undefined });
		expect(found).toEqual({ holes: [[source, '']], evaluated: [source] });
	});

	test('names all of its holes', () => {
		const text = 'Dear ,  was absent on .';
		const sources = ['$json.name', '$json.pupil', '$json.day'];
		expect(find(written, text).holes).toEqual(sources.map((source) => [source, '']));
	});

	test('has none where a value is empty', () => {
		const given = { '$json.name': '' };
		expect(find(written, 'Dear , Nikos was absent on Monday.', given).holes).toEqual([]);
	});

	test('has one where a calculation gives no number', () => {
		const given = { '$json.price * 2': NaN };
		expect(find('=You owe {{ $json.price * 2 }} €', 'You owe  €', given).holes).toEqual([
			['$json.price * 2', ''],
		]);
	});

	test('has none where an expression wants to give nothing', () => {
		const given = { '$json.late ? "late" : undefined': undefined };
		const source = '=You are {{ $json.late ? "late" : undefined }}.';
		expect(find(source, 'You are .', given).holes).toEqual([]);
	});

	test('shows an object as a hole', () => {
		const given = { '$json.pupil': { name: 'Nikos' } };
		expect(find('=Dear {{ $json.pupil }}', 'Dear [object Object]', given).holes).toEqual([
			['$json.pupil', '[object Object]'],
		]);
	});

	test('with values side by side is looked at as well', () => {
		const given = { '$json.a': 'x', '$json.b': undefined };
		expect(find('={{ $json.a }}{{ $json.b }}', 'x', given).holes).toEqual([['$json.b', '']]);
	});

	test('with escaped braces is looked at as well', () => {
		const given = { '$json.a': undefined };
		expect(find('=\\{{x\\}} {{ $json.a }}', '{{x}} ', given).holes.at(-1)).toEqual(['$json.a', '']);
	});
});

describe('a word', () => {
	const built = '={{ "Dear " + $json.name }}';

	test.each(['undefined', 'null', 'NaN', '[object Object]', 'Invalid DateTime'])(
		'%s is a hole where an expression wrote it',
		(word) => {
			const given = { 'JSON.stringify($json)': '{"other":null}' };
			expect(find(built, `Dear ${word}`, given).holes).toEqual([['"Dear " + $json.name', word]]);
		},
	);

	test('is none where it was typed beside the expression', () => {
		const given = { '$json.name': 'Maria' };
		const written = '=The result is undefined, {{ $json.name }}';
		expect(find(written, 'The result is undefined, Maria', given).holes).toEqual([]);
	});

	test('is none where it was typed within the expression', () => {
		const source = '={{ "null and void: " + $json.name }}';
		expect(find(source, 'null and void: Maria').holes).toEqual([]);
	});

	test('is none where a field holds it', () => {
		const note = { 'JSON.stringify($json)': '{"a":{"note":["undefined behaviour"]}}' };
		expect(find('={{ $json.a.note[0] + "!" }}', 'undefined behaviour!', note).holes).toEqual([]);
		const other = { "JSON.stringify($('A').item.json)": '{"note":"NaN is a bread"}' };
		const written = "={{ $('A').item.json.note + '!' }}";
		expect(find(written, 'NaN is a bread!', other).holes).toEqual([]);
	});

	test.each(['Nullarbor', 'undefinedness', 'NULL', 'annul', 'null_', 'μνull'])(
		'is none within another: %s',
		(word) => {
			expect(find(built, `Dear ${word}`)).toEqual({ holes: [], evaluated: [] });
		},
	);

	test('is none where a model wrote it', () => {
		expect(find("={{ $fromAI('Text') }}", 'It is null').holes).toEqual([]);
		expect(find('=Call: {{ $tool.parameters }}', 'Call: [object Object]').holes).toEqual([]);
	});
});

test('what cannot be looked up, as without a paired item, hides no hole', () => {
	const source = '"class " + $json.class + " " + $(\'Config\').first().json.school';
	const template = parseTemplate(`=Dear {{ $json.parent }}, {{ ${source} }}`);
	if (!template) throw new Error('no template');
	const holes = holesIn({
		template,
		value: 'Dear , class undefined 3rd School',
		isRequired: true,
		evaluate(asked) {
			if (asked === '$json.parent') return undefined;
			if (asked === source) return 'class undefined 3rd School';
			if (asked.includes('.item.')) throw new Error('Paired item data is unavailable');
			return '[]';
		},
	});
	expect(holes.map(({ word }) => word)).toEqual(['', 'undefined']);
});

test('a word that another item of the input has is none of a digest', () => {
	const source = '$input.all().map((i) => i.json.error).join()';
	const given = {
		[source]: 'reading undefined',
		'JSON.stringify($json)': '{"error":"ok"}',
		'JSON.stringify($input.all().map((item) => item.json))': '[{"error":"reading undefined"}]',
	};
	expect(find(`=Alerts: {{ ${source} }}`, 'Alerts: reading undefined', given).holes).toEqual([]);
});

test('null in JSON is a value', () => {
	const source = 'JSON.stringify($json.order)';
	const given = {
		[source]: '{"coupon":null}',
		'JSON.stringify($json)': '{"order":{"coupon":null}}',
	};
	expect(find(`=Failed: {{ ${source} }}`, 'Failed: {"coupon":null}', given).holes).toEqual([]);
});
