import { byId } from '../operations/cases/case';
import { StoredCredential } from '../../support/credentialsHelper';
import { useSandbox } from '../../support/sandbox';
import { openList, pagesOf } from './editor';

const sandbox = useSandbox();

const editing = (filter?: string) => ({ credential: sandbox.credential, filter });

test('contacts are shown by name and number, in the order of the alphabet', async () => {
	await sandbox.call('contact/add', { mobile: '6971234567', name: 'Άννα', surname: 'Ωμέγα' });
	await sandbox.call('contact/add', { mobile: '6971234568' });
	const { results, paginationToken } = await openList('searchContacts', editing());
	expect(results).toEqual([
		{ name: '306971234568', value: '500005' },
		{ name: 'Άννα Ωμέγα (306971234567)', value: '500004' },
		{ name: 'Anna Schmidt (491725984200)', value: '500003' },
		{ name: 'Maria Papadopoulou (306971000001)', value: '500001' },
		{ name: 'Nikos Georgiou (306942000002)', value: '500002' },
	]);
	expect(paginationToken).toBeUndefined();
});

test.each([
	['part of a name', 'papad', ['500001']],
	['words in another order', 'papadopoulou maria', ['500001']],
	['other capitals and accents', 'ΑΝΝΑ ωμεγα', ['500004']],
	['part of a number', '6971', ['500001', '500004']],
	['a number in another spelling', '+30 697 100 0001', ['500001']],
	['an ID', ' 500002 ', ['500002']],
	['what nobody has', 'Zoe', []],
])('contacts are found by %s', async (_by, filter, ids) => {
	await sandbox.call('contact/add', { mobile: '6971234567', name: 'Άννα', surname: 'Ωμέγα' });
	const { results } = await openList('searchContacts', editing(filter));
	expect(results.map(({ value }) => value).sort()).toEqual(ids);
});

test('5,000 contacts come page by page, each of them once', async () => {
	await sandbox.control('DELETE', 'accounts/demo/contacts');
	await sandbox.control('POST', 'accounts/demo/contacts', { count: 5000 });
	const pages = await pagesOf('searchContacts', editing());
	expect(pages.every((page) => page.length === 100)).toBe(true);
	expect(new Set(pages.flat()).size).toBe(5000);
	const found = await pagesOf('searchContacts', editing('6900004321'));
	expect(found).toEqual([[expect.stringContaining('(306900004321)')]]);
});

test('groups are shown by name', async () => {
	await sandbox.call('group/add', { name: 'Class 10' });
	await sandbox.call('group/add', { name: 'Class 2' });
	const { results } = await openList('searchGroups', editing());
	expect(results).toEqual([
		{ name: 'Class 2', value: '7003' },
		{ name: 'Class 10', value: '7002' },
		{ name: 'Parents', value: '7001' },
	]);
});

test('users are shown by what they sign in with', async () => {
	await sandbox.call('user/add', { email: 'anna@example.com', password: 'x' });
	const { results } = await openList('searchUsers', editing());
	expect(results).toEqual([{ name: 'anna@example.com', value: expect.any(String) as string }]);
});

test.each(['wire', 'reference', 'nested', 'numbers'])(
	'of a group only its members are shown, in the shape %s',
	async (shape) => {
		await sandbox.set({ shape });
		const parameters = {
			resource: 'group',
			operation: 'removeContact',
			removeBy: 'contact',
			groupId: byId('7001'),
		};
		const { results } = await openList('searchGroupMembers', { ...editing(), parameters });
		expect(results).toEqual([
			{ name: 'Maria Papadopoulou (306971000001)', value: '500001' },
			{ name: 'Nikos Georgiou (306942000002)', value: '500002' },
		]);
	},
);

test.each([undefined, byId(''), byId('={{ $json.groupId }}')])(
	'members cannot be listed before the group is known: %j',
	async (groupId) => {
		const parameters = {
			resource: 'group',
			operation: 'removeContact',
			...(groupId ? { groupId } : {}),
		};
		const listed = openList('searchGroupMembers', { ...editing(), parameters });
		await expect(listed).rejects.toThrow('Choose the group first');
		expect(await sandbox.calls()).toEqual([]);
	},
);

test.each(['searchContacts', 'searchGroups', 'searchUsers'] as const)(
	'%s says what to do when the credential is refused',
	async (method) => {
		const credential = { ...sandbox.credential, apiKey: 'no-such-key' };
		const refused = openList(method, { credential });
		await expect(refused).rejects.toMatchObject({
			message: 'SMSB2B rejected the credential',
			description: expect.stringMatching(/API key.*IP whitelist/) as string,
		});
	},
);

test('a server that is not there is said, without an item', async () => {
	const credential = { ...sandbox.credential, baseUrl: 'http://127.0.0.1:9/api' };
	await expect(openList('searchContacts', { credential })).rejects.toMatchObject({
		message: 'Could not connect to SMSB2B',
		description: expect.stringContaining('"Base URL"') as string,
	});
});

test('a credential with a password lists with the key it fetches, also after it was reset elsewhere', async () => {
	const credential = new StoredCredential(sandbox.login);
	expect((await openList('searchGroups', { credential })).results).toHaveLength(1);
	await sandbox.call('key/reset');
	expect((await openList('searchGroups', { credential })).results).toHaveLength(1);
	expect((await sandbox.calls('group/list')).map(({ answer }) => answer)).toEqual([
		...[101, 'accepted'],
	]);
});
