import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Shape } from '../answer/shape.mts';
import { call, sandbox } from './support/sandbox.mts';
import type { Json } from './support/sandbox.mts';

const SUCCESS = { status: '1', remarks: 'Success', error: '0' };
const ACCEPTED = { ...SUCCESS, remarks: 'Success: Accepted for delivery' };
const SMS = { to: '6971234567', text: 'Hello' };
const BULK = { to: '6971234567,6971234568,123', text: 'Hello' };

/** An answer of a freshly seeded sandbox in every shape. */
async function inShapes(act: () => Promise<Json>): Promise<Record<Shape, Json>> {
	const answers: Partial<Record<Shape, Json>> = {};
	for (const shape of ['wire', 'reference', 'nested', 'numbers'] as const) {
		sandbox.reset();
		sandbox.settings.reportDelay = null;
		sandbox.settings.shape = shape;
		answers[shape] = await act();
	}
	return answers as Record<Shape, Json>;
}

test('sms/send', async () => {
	const { wire, reference, nested, numbers } = await inShapes(() => call('sms/send', SMS));
	const network = { mcc: '202', mnc: '01' };
	assert.deepEqual(wire, { ...ACCEPTED, id: '39116149', cost: '1', balance: '999', ...network });
	assert.deepEqual(reference, { ...ACCEPTED, smsId: '39116149', balance: '999', ...network });
	assert.equal(nested.smsId, '39116149');
	assert.deepEqual(numbers, {
		...ACCEPTED,
		status: 1,
		error: 0,
		id: 39116149,
		cost: 1,
		balance: 999,
		...network,
	});
});

test('sms/send refused for want of credits keeps the keys of a success', async () => {
	const { wire } = await inShapes(() => {
		sandbox.accounts.byKey('demo-key')?.credit(-1000);
		return call('sms/send', SMS);
	});
	assert.deepEqual(wire, {
		status: '0',
		id: '0',
		cost: '0',
		balance: '0',
		mcc: '',
		mnc: '',
		remarks: 'Error: You dont have enough sms',
		error: '105',
	});
});

test('sms/bulk, partly rejected', async () => {
	const { wire, reference } = await inShapes(() => call('sms/bulk', BULK));
	assert.deepEqual(wire, {
		...ACCEPTED,
		id: ['39116149', '39116150'],
		sms: [
			{ id: '39116149', smsId: '39116149', msisdn: '306971234567' },
			{ id: '39116150', smsId: '39116150', msisdn: '306971234568' },
		],
		balance: '998',
		cost: '2',
		accepted: '2',
		rejected: '1',
	});
	assert.deepEqual(reference, {
		...ACCEPTED,
		id: { value: ['39116149', '39116150'] },
		sms: [
			{ smsId: '39116149', msisdn: '306971234567' },
			{ smsId: '39116150', msisdn: '306971234568' },
		],
		balance: '998',
		accepted: '2',
		rejected: '1',
	});
});

test('sms/bulk, wholly rejected', async () => {
	const { wire } = await inShapes(() => call('sms/bulk', { ...BULK, to: '1,2' }));
	assert.deepEqual(wire, {
		status: '0',
		id: ['0'],
		sms: [],
		balance: '1000',
		cost: '0',
		accepted: '0',
		rejected: '2',
		remarks: 'Error: Invalid to parameter',
		error: '103',
	});
});

test('a single row stands alone in the nested shape', async () => {
	const { wire, nested } = await inShapes(() => call('group/list'));
	const parents = { groupId: '7001', name: 'Parents' };
	assert.deepEqual(wire, { ...SUCCESS, total: '1', groups: [parents] });
	assert.deepEqual(nested, { ...SUCCESS, total: '1', groups: { group: parents } });
	const bulk = await inShapes(() => call('sms/bulk', SMS));
	assert.deepEqual(bulk.nested.sms, { smsId: '39116149', msisdn: '306971234567' });
	assert.deepEqual(bulk.nested.id, { value: '39116149' });
});

test('an empty list is absent, and its total 0', async () => {
	const { wire } = await inShapes(() => call('group/list', { key: 'second-key' }));
	assert.deepEqual(wire, { ...SUCCESS, total: '0' });
});

test('contact/add, contact/list and contact/get', async () => {
	const added = await inShapes(() => call('contact/add', { mobile: '6971234567' }));
	assert.deepEqual(added.wire, { ...SUCCESS, contact: { contactId: '500004' } });
	assert.deepEqual(added.reference, { ...SUCCESS, contactId: '500004' });
	assert.deepEqual(added.numbers.contact, { contactId: 500004 });

	const listed = await inShapes(() => call('contact/list'));
	const [first] = listed.wire.contacts as Json[];
	assert.equal(first?.smscost, '1');
	assert.equal(first?.cost, undefined);
	const inReference = listed.reference.contacts as { contact: Json[] };
	assert.equal(inReference.contact[0]?.cost, '1');
	assert.equal((listed.numbers.contacts as Json[])[0]?.mobile, 306971000001);

	const got = await inShapes(() => call('contact/get', { contactId: '500001' }));
	const group = { groupId: '7001', name: 'Parents' };
	assert.deepEqual((got.wire.contact as Json).groups, [group]);
	assert.deepEqual((got.reference.contact as Json).groups, { group: [group] });
	assert.deepEqual((got.nested.contact as Json).groups, { group });
});

test('group/addContact and group/add', async () => {
	const joined = await inShapes(() =>
		call('group/addContact', { groupId: '7001', contactId: '500003' }),
	);
	const membership = { contactGroupId: '900003' };
	assert.deepEqual(joined.wire, { ...SUCCESS, group: { contact: membership } });
	assert.deepEqual(joined.reference, { ...SUCCESS, ...membership });
	const added = await inShapes(() => call('group/add', { name: 'Teachers' }));
	assert.equal(added.wire.groupId, '7002');
	assert.deepEqual(added.nested.group, { groupId: '7002' });
});

test('status/sms and status/get stand under numeric keys', async () => {
	const one = await inShapes(async () => {
		await call('sms/send', SMS);
		return await call('status/sms', { smsId: '39116149' });
	});
	const row = { id: 39116149, smsId: 39116149, status: 's', cost: '1', ttd: '' };
	assert.deepEqual(one.wire, { ...SUCCESS, 0: row, sms: row });
	assert.deepEqual(one.reference, { ...SUCCESS, sms: { smsId: '39116149', status: 's' } });

	const changed = await inShapes(async () => {
		await call('sms/bulk', { to: '6971234567,6971234568', text: 'Hello' });
		for (const message of sandbox.messages.all()) sandbox.delivery.report(message, 'd');
		return await call('status/get');
	});
	const common = { status: 'd', cost: '1', ttd: '0' };
	assert.deepEqual(changed.wire, {
		...SUCCESS,
		total: '2',
		0: { id: '39116149', smsId: '39116149', ...common },
		1: { id: '39116150', smsId: '39116150', ...common },
	});
	assert.equal((changed.reference.sms as Json[]).length, 2);
});

test('mobile/check mixes numbers and strings', async () => {
	const { wire, reference } = await inShapes(() => call('mobile/check', { mobile: '6971234567' }));
	const mobile = {
		msisdn: '306971234567',
		national: '6971234567',
		country: 'GREECE',
		countryCode: 30,
		gsmCode: '697',
		number: '1234567',
		mcc: '202',
		mnc: '01',
		cost: 1,
	};
	assert.deepEqual(wire, { ...SUCCESS, total: 1, mobile });
	assert.equal((reference.mobile as Json).countryCode, '30');
});

test('user/list, user/topup and user/comment/add', async () => {
	const listed = await inShapes(async () => {
		await call('user/add', { email: 'sub@example.com', password: 'secret' });
		return await call('user/list');
	});
	const user = {
		userId: '12347',
		username: 'sub@example.com',
		email: 'sub@example.com',
		balance: '0',
		mobile: '',
		key: null,
	};
	assert.deepEqual(listed.wire, { ...SUCCESS, total: '1', 0: user });
	assert.deepEqual(listed.nested.user, user);
	const toppedUp = await inShapes(async () => {
		await call('user/add', { email: 'sub@example.com', password: 'secret' });
		return await call('user/topup', { userId: '12347', sms: '100', cost: '4' });
	});
	assert.deepEqual(toppedUp.wire.user, { userId: '12347', balance: 100 });
});

test('viber/balance writes yes and no differently in each shape', async () => {
	const { wire, reference, nested, numbers } = await inShapes(() => call('viber/balance'));
	const paused = (senders: unknown) => (senders as Json[]).map((sender) => sender.paused);
	assert.deepEqual(paused(wire.senders), ['0', '1']);
	assert.deepEqual(paused((reference.senders as Json).sender), ['false', 'true']);
	assert.deepEqual(paused((nested.senders as Json).sender), ['no', 'yes']);
	assert.deepEqual(paused(numbers.senders), [0, 1]);
});
