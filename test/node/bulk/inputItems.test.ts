import type { INodeParameters } from 'n8n-workflow';

import { runInWorkflow, runOnRoutingEngine } from '../../support/engine';
import { useSandbox } from '../../support/sandbox';
import { batches, itemsWith, sendToItems } from './bulk';

const sandbox = useSandbox();

test('numbers of all items go out in one request, and come back paired', async () => {
	const written = [
		'6971234567',
		'+30 698 123 4567',
		'0030 6942-000002',
		6971234568,
		'00491725984200',
	];
	const { items, failure } = await sendToItems(sandbox, itemsWith(...written));
	expect(failure?.message).toBeUndefined();
	expect(items.map(({ json, pairedItem }) => [json.msisdn, pairedItem])).toEqual([
		['306971234567', { item: 0 }],
		['306981234567', { item: 1 }],
		['306942000002', { item: 2 }],
		['306971234568', { item: 3 }],
		['491725984200', { item: 4 }],
	]);
	expect(items.every(({ json }) => json.accepted === true)).toBe(true);
	expect(items.map(({ json }) => json.to)).toEqual(written.map(String));
	expect(await sandbox.calls()).toHaveLength(1);
});

test('items without a number, or with none that is one, are told apart from the others', async () => {
	const written = ['6971234567', '', undefined, null, 'ask her', [], '12', '6971234568'];
	const { items } = await sendToItems(sandbox, itemsWith(...written));
	expect(items.map(({ json }) => json.accepted)).toEqual([
		...[true, false, false, false, false, false, false, true],
	]);
	expect(items.map(({ pairedItem }) => pairedItem)).toEqual(written.map((_, item) => ({ item })));
	const none = 'No number. Nothing was sent for it.';
	const noNumber = expect.stringMatching(
		/^This value is not a mobile number: ask her\. .+ Nothing was sent for it\.$/,
	);
	const tooShort = expect.stringMatching(
		/^This value has too few digits for a mobile number: 12\. /,
	);
	expect(items.slice(1, 7).map(({ json }) => json.reason)).toEqual([
		none,
		none,
		none,
		noNumber,
		none,
		tooShort,
	]);
	expect(await batches(sandbox)).toEqual([['6971234567', '6971234568']]);
});

test('the number may stand deeper in the item', async () => {
	const deep = [{ parent: { mobile: '6971234567' } }, { parent: 'none' }];
	const { items } = await sendToItems(sandbox, deep, { toField: ' parent.mobile ' });
	expect(items.map(({ json }) => json.accepted)).toEqual([true, false]);
});

test('a name with a dot in it is found as well', async () => {
	const { items } = await sendToItems(sandbox, [{ 'tel.1': '6971234567' }], { toField: 'tel.1' });
	expect(items.map(({ json }) => json.accepted)).toEqual([true]);
});

test.each([
	['a byte order mark', '\uFEFFmobile', 'mobile'],
	['marks that nobody sees', 'mo\u200Bbile\u200E', 'mobile'],
	['another case', 'MOBILE', 'mobile'],
	['spaces', ' Mobile\u00A0', 'mobile'],
	['accents', 'ΚΙΝΗΤΟ\u00A0ΚΗΔΕΜΟΝΑ', 'Κινητό κηδεμόνα'],
	['a byte order mark in To Field', 'mobile', '\uFEFFMobile'],
])('a field is found whose name differs by %s', async (_what, name, toField) => {
	const items = [{ [name]: '6971234567' }, { name: 'Maria' }, { [name]: '6981234567' }];
	const { items: output, failure } = await sendToItems(sandbox, items, { toField });
	expect(failure?.message).toBeUndefined();
	expect(output.map(({ json }) => json.accepted)).toEqual([true, false, true]);
});

test('a field deeper in the item is found whose name differs by case', async () => {
	const items = [{ '\uFEFFParent': { Mobile: '6971234567' } }];
	const { items: output } = await sendToItems(sandbox, items, { toField: 'parent.mobile' });
	expect(output.map(({ json }) => json.accepted)).toEqual([true]);
});

test('the field of exactly the name counts, and of several alike the one that holds something', async () => {
	const items = [
		{ MOBILE: '6981234567', mobile: '6971234567' },
		{ MOBILE: '', Mobile: '6971234568' },
		{ MOBILE: '6981234568', mobile: '' },
	];
	const { items: output } = await sendToItems(sandbox, items);
	expect(output.map(({ json }) => json.to)).toEqual(['6971234567', '6971234568', '']);
});

test('a name that several fields may have is refused, and nothing is sent', async () => {
	const items = [{ mobile: '6971234567' }, { Mobile: '6971234568', '\uFEFFMOBILE': '6981234567' }];
	const { failure } = await sendToItems(sandbox, items);
	expect(failure?.message).toBe(
		'Input item 2 has several fields that "mobile" in "To Field" may mean: "Mobile", "MOBILE" (item 1)',
	);
	expect(failure?.description).toContain('Enter the name exactly as the item has it');
	expect(await sandbox.calls()).toEqual([]);
});

test('a field that no item has is named, with those that there are', async () => {
	const people = [{ name: 'Maria', phone: '6971234567' }];
	const { failure } = await sendToItems(sandbox, people);
	expect(failure?.message).toBe(
		'No input item has a number in the field that "To Field" names: mobile (item 1)',
	);
	expect(failure?.description).toContain('Enter only the name of the field');
	expect(failure?.description).toContain('The first item has: name, phone.');
	expect(await sandbox.calls()).toEqual([]);
});

describe('an expression that depends on the item is refused, because everybody gets the same: ', () => {
	const hours = { from: '09:00', to: '21:00', days: ['monday'] };
	const between = (values: INodeParameters): INodeParameters => ({
		safeguards: { sendBetween: { values: { ...hours, ...values } } },
	});
	const limits = (values: INodeParameters): INodeParameters => ({
		safeguards: { limits: { values: { maxMessages: 500, ...values } } },
	});

	test.each<[label: string, parameters: INodeParameters]>([
		['"Text"', { text: '=Hello {{ $json.name }}' }],
		['"Text"', { text: "={{ $('Start').item.json.name }}" }],
		['"Text"', { text: '={{ $input.item.json.name }}' }],
		['"Text"', { text: '={{ $node["Start"].json.name }}' }],
		['"Text"', { text: "={{ $('Start').pairedItem().json.name }}" }],
		['"Text"', { text: "={{ $('Start')['item'].json.name }}" }],
		['"Text"', { text: "={{ $('Start')?.item.json.name }}" }],
		['"Text"', { text: '={{ $input["item"].json.name }}' }],
		['"Text"', { text: '={{ $thisItem.json.name }}' }],
		['"Text"', { text: '={{ "Number " + $thisItemIndex }}' }],
		['"Text"', { text: '={{ $itemIndex }}' }],
		['"From"', { from: '={{ $json.sender }}' }],
		['"To Field"', { toField: '={{ $json.field }}' }],
		['"Send At"', { options: { sendAt: '={{ $json.when }}' } }],
		['"Message Key"', { safeguards: { messageKey: '={{ $json.key }}' } }],
		['"From" of "Send Between"', between({ from: '={{ $json.openFrom }}' })],
		['"To" of "Send Between"', between({ to: "={{ $('Start').item.json.openTo }}" })],
		['"Days" of "Send Between"', between({ days: '={{ $json.days }}' })],
		['"Days" of "Send Between"', between({ days: ['monday', '={{ $json.day }}'] })],
		['"Max Messages" of "Limits"', limits({ maxMessages: '={{ $json.most }}' })],
		['"Balance Must Cover" of "Limits"', limits({ balanceMustCover: '={{ $json.covers }}' })],
	])('%s %j', async (label, own) => {
		const of = { openFrom: '08:00', openTo: '22:00', day: 'friday', key: 'a', most: 9 };
		const [first, ...others] = itemsWith('6971234567', '6981234567');
		const { failure } = await sendToItems(sandbox, [{ ...first, ...of }, ...others], own);
		expect(failure?.message).toBe(
			`The expression in ${label} differs from item to item, but everyone gets the same bulk message (item 1)`,
		);
		expect(failure?.description).toContain('use the Send operation');
		expect(await sandbox.calls()).toEqual([]);
	});

	test('of the hours for a Viber message, too', async () => {
		const viber = { resource: 'viber', messageType: 'text', from: '1001' };
		const own = { ...viber, ...between({ to: '={{ $json.openTo }}' }) };
		const items = [{ mobile: '6971234567', openTo: '23:59' }, { mobile: '6981234567' }];
		const { failure } = await sendToItems(sandbox, items, own);
		expect(failure?.message).toContain('The expression in "To" of "Send Between" differs');
		expect(await sandbox.calls()).toEqual([]);
	});

	test.each([
		'={{ "Hello".toUpperCase() }}',
		'={{ $now.toISODate() }}',
		"={{ $('Start').first().json.mobile }}",
		'={{ $input.all().length }} people',
		'It costs $json',
	])('but not one that is the same for all: %s', async (text) => {
		const { failure } = await sendToItems(sandbox, itemsWith('6971234567', '6981234567'), { text });
		expect(failure?.message).toBeUndefined();
		expect(await sandbox.calls()).toHaveLength(1);
	});
});

test('of a refusal every item says why, when the node continues', async () => {
	await sandbox.account({ balance: 0 });
	const parameters = {
		...{ resource: 'sms', operation: 'sendBulk', recipients: 'inputItems' },
		...{ toField: 'mobile', text: 'Hello' },
	};
	const items = itemsWith('6971234567', '6981234567');
	const { credential } = sandbox;
	const onError = 'continueErrorOutput';
	const { errors } = await runInWorkflow({ parameters, items, credential, onError });
	expect(errors.map(({ json }) => json)).toEqual(
		items.map((item, at) => ({
			...item,
			error: expect.objectContaining({
				message: `The account does not have enough credits (item ${at + 1})`,
				code: '105',
			}) as object,
		})),
	);
});

test('as a tool of an agent there are no items: the list is to be used', async () => {
	const parameters = {
		resource: 'sms',
		operation: 'sendBulk',
		recipients: 'inputItems',
		text: 'x',
	};
	const { failure } = await runOnRoutingEngine({
		parameters: { ...parameters, toField: 'mobile' },
		items: itemsWith('6971234567'),
		credential: sandbox.credential,
	});
	expect(failure?.message).toBe(
		'The choice "Input Items" in "Recipients" is not available when the node is used as a tool (item 1)',
	);
	expect(await sandbox.calls()).toEqual([]);
});

test('Viber messages go out the same way', async () => {
	const message = { messageType: 'text', from: '1001', text: 'Hello' };
	const { items } = await sendToItems(sandbox, itemsWith('6971234567', 'x', '6981234567'), {
		resource: 'viber',
		...message,
	});
	expect(items.map(({ json }) => [json.messageId, json.accepted])).toEqual([
		['39116149', true],
		[undefined, false],
		['39116150', true],
	]);
	expect(items.map(({ pairedItem }) => pairedItem)).toEqual([
		{ item: 0 },
		{ item: 1 },
		{ item: 2 },
	]);
});
