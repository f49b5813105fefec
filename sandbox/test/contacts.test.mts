import assert from 'node:assert/strict';
import { test } from 'node:test';
import { call, control, sandbox } from './support/sandbox.mts';
import type { Json, Parameters } from './support/sandbox.mts';

async function getContact(contactId: string): Promise<Json> {
	return (await call('contact/get', { contactId })).contact as Json;
}

test('a contact keeps all its fields', async () => {
	const details: Parameters = {
		name: 'Eleni',
		surname: 'Nikolaou',
		vname: 'Eleni',
		vsurname: 'Nikolaou',
		birthday: '1980-12-24',
		nameday: '2026-05-21',
		custom1: 'one',
		custom2: 'two',
		custom3: 'three',
		custom4: 'four',
		custom5: 'five',
	};
	await call('contact/add', { mobile: '697 123-4567', ...details });
	assert.deepEqual(await getContact('500004'), {
		contactId: '500004',
		mobile: '306971234567',
		...details,
	});
});

test('a full name is divided, and a date that is none is not kept', async () => {
	await call('contact/add', {
		mobile: '6971234567',
		fullname: 'Eleni  Nikolaou Georgiou',
		birthday: '2026-02-30',
	});
	const { name, surname, birthday } = await getContact('500004');
	assert.deepEqual([name, surname, birthday], ['Eleni', 'Nikolaou Georgiou', '']);
});

test('an update changes what is given, clears what is given empty, and leaves the rest', async () => {
	await call('contact/update', {
		contactId: '500001',
		mobile: '6971234567',
		name: 'Mary',
		vname: '',
	});
	const { mobile, name, surname, vname } = await getContact('500001');
	assert.deepEqual([mobile, name, surname, vname], ['306971234567', 'Mary', 'Papadopoulou', '']);
	const again = await call('contact/add', { mobile: '306971000001' });
	assert.equal(again.status, '1', 'the old number is free again');
	const own = await call('contact/update', { contactId: '500001', mobile: '6971234567' });
	assert.equal(own.status, '1', 'its own number is no other contact’s');
});

test('a deleted contact is gone, from its groups too', async () => {
	await call('contact/delete', { contactId: '500001' });
	assert.equal((await call('contact/list')).total, '2');
	const group = (await call('group/get', { groupId: '7001' })).group as Json;
	assert.equal(group.total, '1');
	assert.equal((await call('contact/add', { mobile: '306971000001' })).status, '1');
});

test('a membership begins and ends, by its own id or by group and contact', async () => {
	const joined = await call('group/addContact', { groupId: '7001', contactId: '500003' });
	const { contactGroupId } = (joined.group as { contact: { contactGroupId: string } }).contact;
	const members = async () => ((await call('group/get', { groupId: '7001' })).group as Json).total;
	assert.equal(await members(), '3');
	await call('group/deleteContact', { contactGroupId });
	assert.equal(await members(), '2');
	await call('group/deleteContact', { groupId: '7001', contactId: '500001' });
	assert.equal(await members(), '1');
	await call('group/deleteAllContacts', { groupId: '7001' });
	assert.equal(await members(), '0');
	assert.equal((await call('contact/list')).total, '3');
});

test('a deleted group leaves its contacts', async () => {
	await call('group/delete', { groupId: '7001' });
	assert.equal((await call('group/list')).total, '0');
	assert.equal((await getContact('500001')).groups, undefined);
});

test('50,000 contacts are there at once, and listed', async () => {
	const { body } = await control('POST', 'accounts/demo/contacts', { count: 50_000, group: 'All' });
	assert.equal(body.contacts, 50_003);
	const list = await call('contact/list');
	assert.equal(list.total, '50003');
	assert.equal((list.contacts as Json[]).length, 50_003);
	assert.equal(sandbox.accounts.byKey('demo-key')?.book.groups.get(7002)?.members.size, 50_000);
	await control('DELETE', 'accounts/demo/contacts');
	assert.equal((await call('contact/list')).total, '0');
});

test('the opt-out list can be set', async () => {
	await control('PUT', 'accounts/demo/opt-outs', { mobiles: ['306971234567'] });
	assert.deepEqual((await control('GET', 'accounts/demo/opt-outs')).body, ['306971234567']);
	assert.equal((await call('contact/add', { mobile: '6971234567' })).error, '203');
	assert.equal((await call('contact/add', { mobile: '6970000013' })).status, '1');
});
