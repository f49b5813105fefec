import type { IDataObject } from 'n8n-workflow';

import { declaredFields } from '../../../nodes/Smsb2b/declaredFields';
import { runInWorkflow, runOnRoutingEngine, type Setup } from '../../support/engine';
import { useSandbox } from '../../support/sandbox';
import {
	callsAt,
	declarationOf,
	DECLARED,
	ITEMS,
	parametersOf,
	SENDING,
	type Sending,
	textsOf,
	titled,
} from './sending';

const sandbox = useSandbox();

/** Also in a bulk message, whose text must not differ from item to item. */
const HOLE = "={{ $('Start').first().json.missing }}";
const WITHIN = "=Hello {{ $('Start').first().json.missing }}! %%CODE%%";
const SEND_ANYWAY = { 'safeguards.missingValues': 'send' };

function setupOf(sending: Sending, changes: Record<string, unknown>, more: Partial<Setup> = {}) {
	const items = sending.isSingle ? ITEMS.slice(0, 1) : ITEMS;
	const parameters = parametersOf(sending, changes);
	return { parameters, items, credential: sandbox.credential, ...more };
}

describe('every operation that sends', () => {
	test('is tried here, and says what it sends', () => {
		expect([...new Set(SENDING.map(({ operation }) => operation))].sort()).toEqual(
			[...DECLARED.keys()].sort(),
		);
		for (const [name, { sends, fields }] of DECLARED) {
			const paths = declaredFields(fields).map(({ path }) => path);
			expect({ name, unknown: sends?.texts.filter((path) => !paths.includes(path)) }).toEqual({
				name,
				unknown: [],
			});
		}
	});

	test('has all of its texts looked at', () => {
		const notRead = [
			...['to', 'toField', 'from', 'smsFrom', 'toolDescription'],
			...['safeguards.messageKey', 'options.outputFields'],
		];
		const hours = ['from', 'to'].map((name) => `safeguards.sendBetween.values.${name}`);
		const ofLinks = ['options.callback', 'options.reference', 'options.replyUrl'];
		for (const [name, { sends, fields }] of DECLARED) {
			const texts = declaredFields(fields).filter(({ field }) => field.type === 'string');
			const others = texts
				.map(({ path }) => path)
				.filter((path) => !sends?.texts.includes(path))
				.filter((path) => ![...notRead, ...hours, ...ofLinks].includes(path));
			expect({ name, others }).toEqual({ name, others: [] });
		}
	});
});

describe.each(titled(SENDING))('%s', (_title, sending) => {
	beforeEach(async () => await sending.prepare?.(sandbox));

	const texts = textsOf(sending).map(({ field, path }) => [field.displayName, path] as const);

	test.each(texts)('sends nothing where a value is missing in %s', async (label, path) => {
		for (const written of [HOLE, WITHIN]) {
			const { failure, items } = await runInWorkflow(setupOf(sending, { [path]: written }));
			expect(failure?.message).toMatch(/^(A value is|Values are) missing in "/);
			expect(failure?.message).toContain(`"${label}"`);
			expect(failure?.description).toContain(
				`{{ $('Start').first().json.missing }} in "${label}" gives nothing`,
			);
			expect(failure?.description).toContain('"Missing Values" under Safeguards');
			expect(failure?.description).toContain('Nothing was sent');
			expect(items).toEqual([]);
		}
		expect(await callsAt(sandbox)).toEqual([]);
	});

	const [[, path]] = texts;

	test('sends as before where that is allowed', async () => {
		const changes = { [path]: WITHIN, ...SEND_ANYWAY };
		const { failure } = await runInWorkflow(setupOf(sending, changes));
		expect(failure?.message).toBeUndefined();
		const calls = await sandbox.calls(sending.path);
		expect(calls.length).toBeGreaterThan(0);
		for (const { body } of calls) expect(body.text).toMatch(/^Hello !/);
	});

	test('sends as before where no value is missing', async () => {
		const changes = { [path]: "=Hello {{ $('Start').first().json.to }}! %%CODE%%" };
		await runInWorkflow(setupOf(sending, changes));
		const calls = await sandbox.calls(sending.path);
		expect(calls.length).toBeGreaterThan(0);
		for (const { body } of calls) expect(body.text).toMatch(/^Hello 6971234501!/);
	});

	test('rejects what is no choice, and sends nothing', async () => {
		for (const value of ['maybe', 7, ['stop', 'send'], { a: 1 }]) {
			const changes = { 'safeguards.missingValues': '={{ $input.first().json.value }}' };
			const items = ITEMS.slice(0, 1).map((item) => ({ ...item, value }) as IDataObject);
			const { failure } = await runInWorkflow(setupOf(sending, changes, { items }));
			expect(failure?.message).toContain('"Missing Values" is none of its options');
			expect(failure?.description).toMatch(/stop \(Stop Before Sending\).*Nothing was sent\./);
		}
		expect(await callsAt(sandbox)).toEqual([]);
	});

	const [first] = texts;

	test.each(['continueRegularOutput', 'continueErrorOutput'] as const)(
		'with %s no item leaves as if it was sent',
		async (onError) => {
			const setup = setupOf(sending, { [path]: HOLE }, { onError, retryOnFail: true });
			const { items, errors } = await runInWorkflow(setup);
			const [told, others] = onError === 'continueErrorOutput' ? [errors, items] : [items, errors];
			expect(others).toEqual([]);
			expect(told.map(({ json }) => (json.error as IDataObject).message)).toEqual(
				setup.items.map(
					(_item, index) => `A value is missing in "${first[0]}" (item ${index + 1})`,
				),
			);
			expect(await callsAt(sandbox)).toEqual([]);
		},
	);

	(!declarationOf(sending).notForAgents && !sending.isTogether ? test : test.skip)(
		"on n8n's routing engine it says the same",
		async () => {
			const changes = { [path]: '=Hello {{ $json.missing }}!' };
			const setup = setupOf(sending, changes, { items: ITEMS.slice(0, 1) });
			const inWorkflow = (await runInWorkflow(setup)).failure;
			const { failure } = await runOnRoutingEngine(setup);
			expect(failure?.message).toBe(inWorkflow?.message);
			expect(failure?.description).toBe(inWorkflow?.description);
			expect(await callsAt(sandbox)).toEqual([]);
		},
	);
});

describe('of several items', () => {
	const [send] = SENDING;
	const items = [
		{ to: '6971234501', name: 'Anna', day: 'Monday' },
		{ to: '6971234502', day: 'Monday' },
		{ to: '6971234503', name: 'Maria', day: '' },
		{ to: '6971234504', name: null, day: null },
	];
	const text = '=Dear {{ $json.name }}, it is {{ $json.day }}.';

	test('all holes are named at once, and nothing is sent', async () => {
		const { failure } = await runInWorkflow(setupOf(send, { text }, { items, retryOnFail: true }));
		expect(failure?.message).toBe('Values are missing in "Text" of 2 items');
		expect(failure?.description).toContain(
			'Item 2: {{ $json.name }} in "Text" gives nothing. Item 4: {{ $json.name }} in "Text" gives nothing, {{ $json.day }} in "Text" gives nothing. Check',
		);
		expect(failure?.description).toMatch(/Nothing was sent\. Not started: items 1 to 4\.$/);
		expect(await callsAt(sandbox)).toEqual([]);
	});

	test('a long list is cut', async () => {
		const many = Array.from({ length: 70 }, () => ({ to: '6971234501' }));
		const { failure } = await runInWorkflow(setupOf(send, { text }, { items: many }));
		expect(failure?.message).toBe('Values are missing in "Text" of 70 items');
		expect(failure?.description).toContain('And 20 more items.');
	});

	test('where the node continues on an error, only those that are whole are sent', async () => {
		const onError = 'continueErrorOutput';
		const ended = await runInWorkflow(setupOf(send, { text }, { items, onError }));
		expect(ended.items.map(({ json }) => json.to)).toEqual(['6971234501', '6971234503']);
		expect(ended.errors.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 1 }, { item: 3 }]);
		expect(await sandbox.calls('sms/send')).toHaveLength(2);
	});

	test('an agent reads in the message what to do', async () => {
		const { failure } = await runInWorkflow(setupOf(send, { text }, { items, asTool: true }));
		expect(failure?.message).toContain('Item 2: {{ $json.name }} in "Text" gives nothing.');
	});

	test('a word that an expression wrote is a hole, one that a field holds is none', async () => {
		const built = '={{ "Dear " + $json.name + "!" }}';
		const held = [{ to: '6971234501', name: 'undefined' }];
		expect((await runInWorkflow(setupOf(send, { text: built }, { items: held }))).failure).toBe(
			undefined,
		);
		const { failure } = await runInWorkflow(setupOf(send, { text: built }, { items }));
		expect(failure?.description).toContain(
			'Item 2: {{ "Dear " + $json.name + "!" }} in "Text" gives "undefined".',
		);
		expect(failure?.description).toContain(
			'Item 4: {{ "Dear " + $json.name + "!" }} in "Text" gives "null".',
		);
		expect(await callsAt(sandbox)).toHaveLength(1);
	});

	test('fields that are not used do not count', async () => {
		const viber = SENDING.find(({ operation }) => operation === 'viber.send');
		if (!viber) throw new Error('There is no viber.send');
		const changes = {
			smsFallback: false,
			messageType: '={{ "text" }}',
			smsText: HOLE,
			image: HOLE,
		};
		expect((await runInWorkflow(setupOf(viber, changes))).failure).toBeUndefined();
		expect(await sandbox.calls('viber/send')).toHaveLength(2);
	});
});

describe('the SMS in place of a Viber message, left as it is in the editor', () => {
	const VIBER = SENDING.find(({ operation }) => operation === 'viber.send') as Sending;
	const LEFT = '={{ $parameter.text }}';

	test('has no hole of its own', async () => {
		const text = '=Hello {{ $json.missing }}';
		const setup = setupOf(VIBER, { text, smsText: LEFT });
		const { failure } = await runInWorkflow(setup);
		expect(failure?.message).toBe('Values are missing in "Text" of 2 items');
	});

	test('is asked for where the message is a picture, which has no text', async () => {
		const setup = setupOf(VIBER, { messageType: 'image', smsText: LEFT });
		const { failure } = await runInWorkflow(setup);
		expect(failure?.message).toMatch(/^The value of "SMS Text" is empty \(item 1\)/);
		expect(await callsAt(sandbox)).toEqual([]);
	});
});
