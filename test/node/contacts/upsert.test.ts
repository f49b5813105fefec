import type { IDataObject, INode } from 'n8n-workflow';

import { runInWorkflow, type Ended } from '../../support/engine';
import { useSandbox } from '../../support/sandbox';
import { keepContacts, keptContacts, msisdnOf, person } from './addressBook';

const sandbox = useSandbox();

async function upsert(items: IDataObject[], onError?: INode['onError'], maxConcurrency = 10) {
	return await runInWorkflow({
		parameters: {
			resource: 'contact',
			operation: 'upsert',
			mobile: '={{ $json.mobile }}',
			additionalFields: { name: '={{ $json.name }}' },
			requestOptions: { maxConcurrency },
		},
		items,
		credential: sandbox.credential,
		onError,
	});
}

const actions = ({ items }: Ended) => items.map(({ json }) => json.action);

test('20,000 people, half of them known, many of them twice: the list is read once', async () => {
	const known = 10_000;
	const strangers = 8_000;
	const repeated = 2_000;
	await keepContacts(sandbox, known);
	await sandbox.set({ latency: 1 });
	const items = [
		...Array.from({ length: known + strangers }, (_, index) => person(index, index)),
		...Array.from({ length: repeated }, (_, index) => person(known + index * 3, index, 'newer')),
	].sort((one, other) => scattered(one) - scattered(other));

	const ended = await upsert(items);

	expect(ended.failure).toBeUndefined();
	const { perPath, maxInFlight } = await sandbox.statistics();
	expect(perPath['contact/list']).toBe(1);
	expect(maxInFlight).toBe(10);
	// Numbers are tried in vain until the list has come, and by those that are on their way then.
	expect(perPath['contact/add']).toBeGreaterThanOrEqual(strangers);
	expect(perPath['contact/add']).toBeLessThan(strangers + 30);
	expect(perPath['contact/update']).toBe(known + repeated);

	const contacts = await keptContacts(sandbox);
	expect(contacts.size).toBe(known + strangers);
	const seen = new Set<unknown>();
	const expected = items.map(({ person: index, mobile }, item) => {
		const isNew = (index as number) >= known && !seen.has(index);
		seen.add(index);
		const contactId = String(contacts.get(msisdnOf(index as number))?.id);
		const json = { contactId, mobile, action: isNew ? 'created' : 'updated' };
		return { json, pairedItem: { item } };
	});
	expect(ended.items).toEqual(expected);

	const lastNames = new Map(items.map(({ person: index, name }) => [index, name]));
	const nameOf = (index: unknown) => contacts.get(msisdnOf(index as number))?.name;
	expect([...lastNames].filter(([index, name]) => nameOf(index) !== name)).toEqual([]);
}, 300_000);

test('the first of several items of one person creates the contact, the others change it in their order', async () => {
	const spellings = [0, 1, 2, 3, 4, 5];
	const ended = await upsert(spellings.map((way) => person(1, way, `version ${way} of`)));
	expect(actions(ended)).toEqual(['created', ...spellings.slice(1).map(() => 'updated')]);
	expect(new Set(ended.items.map(({ json }) => json.contactId)).size).toBe(1);
	expect((await keptContacts(sandbox)).get(msisdnOf(1))?.name).toBe('version 5 of 1');
	expect((await sandbox.statistics()).perPath).toEqual({ 'contact/add': 1, 'contact/update': 5 });
});

test('fields that are not given keep what they hold', async () => {
	await keepContacts(sandbox, 1);
	const before = (await keptContacts(sandbox)).get(msisdnOf(0));
	await upsert([person(0, 1, 'renamed')]);
	const after = (await keptContacts(sandbox)).get(msisdnOf(0));
	expect(after).toEqual({ ...before, name: 'renamed 0' });
});

test('a contact that is in the opt-out list is changed all the same; a new one is refused', async () => {
	await keepContacts(sandbox, 1);
	await sandbox.control('PUT', 'accounts/demo/opt-outs', { mobiles: [msisdnOf(0), msisdnOf(1)] });
	const ended = await upsert([person(0, 1), person(1, 1)], 'continueErrorOutput');
	expect(actions(ended)).toEqual(['updated']);
	expect(ended.errors.map(({ json }) => json.error)).toEqual([
		expect.objectContaining({ code: '203' }),
	]);
});

describe('where the list does not help', () => {
	const taken = { kind: 'refuse', code: 202, path: 'contact/add' };

	test('a number that nobody in it has is refused', async () => {
		await sandbox.fault(taken);
		const { failure } = await upsert([person(1, 0)]);
		expect(failure?.message).toBe(
			'The number in "Mobile" belongs to another contact that could not be identified (item 1)',
		);
		expect(failure?.description).not.toContain('Create or Update');
		expect((await sandbox.statistics()).perPath).toEqual({ 'contact/add': 1, 'contact/list': 1 });
	});

	test('and several end in it, none of them is changed', async () => {
		await sandbox.control('DELETE', 'accounts/demo/contacts');
		const endings = ['306900123456', '491510123456'];
		for (const first of endings) {
			await sandbox.control('POST', 'accounts/demo/contacts', { count: 1, first });
		}
		const before = await keptContacts(sandbox);
		await sandbox.fault(taken);
		const { failure } = await upsert([{ mobile: '0123456', name: 'Whose?' }]);
		expect(failure?.message).toContain('(item 1)');
		expect(await keptContacts(sandbox)).toEqual(before);
	});

	test('and a contact of this run ends in it, that one is not changed', async () => {
		await sandbox.control('DELETE', 'accounts/demo/contacts');
		const first = '497911123456';
		await sandbox.control('POST', 'accounts/demo/contacts', { count: 1, first });
		await sandbox.fault({ ...taken, match: { mobile: '7911123456' } });
		const people = [
			{ mobile: '447911123456', name: 'New' },
			{ mobile: '7911123456', name: 'Whose?' },
		];
		const { errors } = await upsert(people, 'continueErrorOutput', 1);
		expect(errors.map(({ json }) => json.name)).toEqual(['Whose?']);
		expect((await keptContacts(sandbox)).get('447911123456')?.name).toBe('New');
	});

	test('a number of which a digit was left out is not that of the contact', async () => {
		const first = '306900000001';
		await sandbox.control('POST', 'accounts/demo/contacts', { count: 1, first });
		const before = await keptContacts(sandbox);
		await sandbox.fault(taken);
		const { failure } = await upsert([{ mobile: first.slice(3), name: 'Whose?' }]);
		expect(failure?.message).toContain('belongs to another contact');
		expect(await keptContacts(sandbox)).toEqual(before);
	});

	test.each([
		['counts more contacts than it lists', { total: '3' }, 'is incomplete'],
		[
			'has a contact without a number',
			{ total: '2', mobile: undefined },
			'could not be identified',
		],
	])('because it %s, nobody is changed', async (_what, { total, ...second }, expected) => {
		const rows = [
			{ contactId: '7', mobile: '491510123456' },
			{ contactId: '8', mobile: '4990123456', ...second },
		];
		await sandbox.fault(taken);
		await sandbox.fault({
			...{ kind: 'body', path: 'contact/list', contentType: 'application/json' },
			body: JSON.stringify({ status: '1', error: '0', total, contacts: rows }),
		});
		const { failure } = await upsert([{ mobile: '1510123456', name: 'Whose?' }]);
		expect(failure?.message).toContain(expected);
		expect((await sandbox.statistics()).perPath).not.toHaveProperty('contact/update');
	});

	test('a disturbance while it is read is the failure of one item, and the next one reads it again', async () => {
		await keepContacts(sandbox, 3);
		await sandbox.fault({ kind: 'status', status: 503, path: 'contact/list' });
		const ended = await upsert(
			[0, 1, 2].map((index) => person(index, 1)),
			'continueRegularOutput',
			1,
		);
		expect(ended.items[0].json.error).toMatchObject({ httpStatus: 503 });
		expect(actions(ended)).toEqual([undefined, 'updated', 'updated']);
		expect((await sandbox.statistics()).perPath['contact/list']).toBe(2);
	});
});

test('nothing is asked for people that are all new', async () => {
	const ended = await upsert([10, 11, 12].map((index) => person(index, index)));
	expect(actions(ended)).toEqual(['created', 'created', 'created']);
	expect((await sandbox.statistics()).perPath).toEqual({ 'contact/add': 3 });
});

test.each([
	['no number', '', '205'],
	['a number of two digits', '69', '201'],
	['a landline', '2101234567', '201'],
])('%s is refused and the others are kept', async (_what, mobile, code) => {
	const ended = await upsert([{ mobile, name: 'Nobody' }, person(1, 2)], 'continueErrorOutput');
	expect(actions(ended)).toEqual(['created']);
	expect(ended.errors.map(({ json }) => json.error)).toEqual([expect.objectContaining({ code })]);
});

test('a number with a note is refused, and nobody is asked', async () => {
	const { failure } = await upsert([{ mobile: 'mother: 6971234567', name: 'Mother' }]);
	expect(failure?.message).toBe(
		'The value in "Mobile" is not a mobile number: mother: 6971234567 (item 1)',
	);
	expect((await sandbox.statistics()).total).toBe(0);
});

/** Mixes people so that known and new ones, and two items of the same one, come in turns. */
function scattered({ person: index, name }: IDataObject): number {
	return ((index as number) * 7919 + String(name).length * 104_729) % 20_011;
}

test('a contact whose id the answer lacks is looked up by the next item of its number', async () => {
	await sandbox.fault({ kind: 'ids', path: 'contact/add' });
	const ended = await upsert([person(0, 1), person(0, 1, 'renamed')]);
	expect(ended.failure?.message).toBeUndefined();
	expect(actions(ended)).toEqual(['created', 'updated']);
	const kept = (await keptContacts(sandbox)).get(msisdnOf(0));
	expect(ended.items.map(({ json }) => json.contactId)).toEqual([undefined, String(kept?.id)]);
	expect(kept?.name).toBe('renamed 0');
});
