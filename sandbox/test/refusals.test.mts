import assert from 'node:assert/strict';
import { test } from 'node:test';
import { REFUSALS } from '../answer/refusal.mts';
import { CONTRACT, FORCED_CODES } from './support/contract.mts';
import { call, callText, control, sandbox } from './support/sandbox.mts';
import type { Parameters } from './support/sandbox.mts';

/** Parameters that provoke a code; an endpoint's other parameters are right. */
type Cause = readonly [code: number, parameters: Parameters, prepare?: () => unknown];

const SMS = { to: '6971234567', text: 'Hello' };
const VIBER = { to: '6971234567', from: '1001', text: 'Hello' };
const BUTTON = { button_caption: 'Open', button_action: 'https://example.com' };
const IMAGE = { image: 'https://example.com/picture.png' };

const VIBER_CAUSES: readonly Cause[] = [
	[501, { ...VIBER, to: '' }],
	[501, { ...VIBER, to: 'nobody' }],
	[503, { ...VIBER, from: 'Unknown' }],
	[503, { ...VIBER, from: '1003' }],
	[504, { ...VIBER, from: 'PausedShop' }],
	[505, { ...VIBER, text: '' }],
	[505, { ...VIBER, text: '', ...BUTTON }],
	[506, { ...VIBER, text: 'x'.repeat(1001) }],
	[507, { ...VIBER, button_action: 'https://example.com' }],
	[508, { ...VIBER, button_caption: 'Open' }],
	[509, { ...VIBER, text: '', image: '' }],
	[509, { ...VIBER, image: 'picture' }],
	[510, { ...VIBER, all_devices: 'perhaps' }],
	[511, { ...VIBER, ...IMAGE }],
	[512, { ...VIBER, text: '', ...IMAGE, ...BUTTON }],
	[513, { ...VIBER, validity: '29' }],
	[513, { ...VIBER, validity: 'long' }],
	[514, { ...VIBER, sms_fallback: 'true', sms_from: 'TwelveLetter' }],
	[515, { from: '1001', text: 'Hello', contactId: '1' }],
	[516, { from: '1001', text: 'Hello', groupId: '1' }],
	[517, VIBER, () => control('PUT', 'accounts/demo/viber-senders/1001', { balance: 0 })],
	[518, VIBER],
];

const CAUSES: Readonly<Record<string, readonly Cause[]>> = {
	'mobile/check': [
		[201, { mobile: '2101234567' }],
		[201, { mobile: 'abc' }],
		[205, { mobile: '' }],
	],
	'sms/send': [
		[102, { ...SMS, to: '' }],
		[103, { ...SMS, to: '123' }],
		[103, { ...SMS, to: '6971234567,6971234568' }],
		[104, { ...SMS, text: ' ' }],
		[105, SMS, () => balance(0)],
		[105, { ...SMS, text: 'x'.repeat(161) }, () => balance(1)],
		[106, SMS],
	],
	'sms/bulk': [
		[102, { ...SMS, to: ' , ' }],
		[103, { ...SMS, to: '123,456' }],
		[104, { ...SMS, text: '' }],
		[105, { ...SMS, to: '6971234567,6971234568' }, () => balance(1)],
	],
	'sms/cancel': [
		[107, {}],
		[108, { smsId: 'abc' }],
		[109, { smsId: '1' }],
		[110, { smsId: '39116149' }, () => call('sms/send', SMS)],
		[111, { smsId: '39116149' }, () => call('sms/send', { ...SMS, timestamp: '4000000000' })],
	],
	'viber/send': VIBER_CAUSES,
	'viber/bulk': VIBER_CAUSES,
	'2fa/send': [
		[102, { wait: '0' }],
		[103, { to: '123', wait: '0' }],
		[105, { to: '6971234567', wait: '0' }, () => balance(0)],
		[106, { to: '6971234567', wait: '0' }],
	],
	'2fa/check': [
		[300, { code: '1234' }],
		[301, { authId: '39116149' }],
		[302, { authId: '1', code: '1234' }],
		[302, { authId: '39116149', code: '1234' }, () => call('sms/send', SMS)],
	],
	'contact/add': [
		[201, { mobile: '123' }],
		[202, { mobile: '306971000001' }],
		[203, { mobile: '6970000013' }],
		[204, { mobile: '6971234567' }],
		[205, {}],
	],
	'contact/update': [
		[201, { contactId: '500001', mobile: '123' }],
		[202, { contactId: '500001', mobile: '306942000002' }],
		[203, { contactId: '500001', mobile: '306970000013' }],
		[214, {}],
		[221, { contactId: '1' }],
	],
	'contact/delete': lookups('contactId', 214, 216),
	'contact/get': lookups('contactId', 214, 216),
	'group/add': [[213, {}]],
	'group/addContact': [
		[214, { groupId: '7001' }],
		[215, { contactId: '500003' }],
		[216, { groupId: '7001', contactId: '1' }],
		[217, { groupId: '1', contactId: '500003' }],
		[218, { groupId: '7001', contactId: '500001' }],
	],
	'group/delete': lookups('groupId', 215, 217),
	'group/deleteAllContacts': lookups('groupId', 215, 217),
	'group/get': lookups('groupId', 215, 217),
	'group/deleteContact': [
		[215, {}],
		[215, { contactId: '500001' }],
		[215, { groupId: '7001' }],
		[217, { groupId: '1', contactId: '500001' }],
		[217, { groupId: '7001', contactId: '500003' }],
		[217, { contactGroupId: '1' }],
	],
	'hlr/lookup': [
		[105, { mobile: '6971234567' }, () => balance(0)],
		[201, { mobile: '123' }],
		[205, {}],
	],
	'user/add': [
		[601, { email: 'second@example.com', password: 'secret' }],
		[
			602,
			{ email: 'new@example.com', password: 'secret' },
			() => control('PATCH', 'accounts/demo', { maxUsers: 0 }),
		],
	],
	'user/topup': [
		[206, { userId: '12347', sms: 'many', cost: '1' }, addUser],
		[206, { userId: '12347', cost: '1' }, addUser],
		[207, { userId: '12347', sms: '1', cost: 'free' }, addUser],
		[208, { sms: '1', cost: '1' }],
		[209, { userId: '12346', sms: '1', cost: '1' }],
		[210, { userId: '12347', sms: '-1', cost: '1' }, addUser],
		[211, { userId: '12347', sms: '1001', cost: '1' }, addUser],
	],
	'user/comment/add': [
		[208, { comment: 'Paid' }],
		[209, { userId: '1', comment: 'Paid' }],
		[212, { userId: '12347' }, addUser],
	],
	'user/comment/delete': [
		[212, {}],
		[220, { commentId: '1' }],
	],
	'user/comment/list': [
		[208, {}],
		[209, { userId: '1' }],
	],
};

test('every code of every endpoint is provoked here', () => {
	for (const [path, codes] of Object.entries(CONTRACT)) {
		const provoked = new Set((CAUSES[path] ?? []).map(([code]) => code));
		assert.deepEqual([...provoked].sort(), [...codes].sort(), path);
	}
});

test('the 53 codes of the reference have a text each, beside the refusal without a code', () => {
	const documented = new Set([101, ...Object.values(CONTRACT).flat()]);
	assert.equal(documented.size, 53);
	assert.deepEqual(Object.keys(REFUSALS).map(Number), [
		0,
		...[...documented].sort((a, b) => a - b),
	]);
});

for (const [path, causes] of Object.entries(CAUSES)) {
	for (const [code, parameters, prepare] of causes) {
		test(`${path} refuses with ${code}: ${JSON.stringify(parameters).slice(0, 60)}`, async () => {
			await prepare?.();
			if (FORCED_CODES.has(code)) sandbox.faults.add({ kind: 'refuse', code, count: 2 });
			const before = snapshot();
			const answer = await call(path, parameters);
			assert.equal(answer.error, String(code), JSON.stringify(answer));
			assert.equal(answer.status, '0');
			assert.equal(answer.remarks, `Error: ${REFUSALS[code as keyof typeof REFUSALS]}`);
			assert.deepEqual(snapshot(), before, 'a refused call must change nothing');
			assert.equal(await callText(path, { ...parameters, type: 'v2' }), answer.remarks);
		});
	}
}

for (const path of Object.keys(CONTRACT).filter((path) => path !== 'mobile/check')) {
	test(`${path} refuses a wrong key, and an address outside the whitelist, with 101`, async () => {
		assert.equal((await call(path, { key: 'wrong' })).error, '101');
		await control('PATCH', 'accounts/demo', { whitelist: ['192.0.2.1'] });
		assert.equal((await call(path)).error, '101');
	});
}

test('a user without e-mail or password is refused without a code', async () => {
	const answer = await call('user/add', { email: 'none', password: '' });
	assert.deepEqual(answer, { status: '0', remarks: 'Failed', error: '0' });
});

function lookups(name: string, missing: number, unknown: number): readonly Cause[] {
	return [
		[missing, {}],
		[unknown, { [name]: '1' }],
		[unknown, { [name]: '500001,7001' }],
	];
}

function balance(credits: number): unknown {
	return control('PATCH', 'accounts/demo', { balance: credits });
}

function addUser(): unknown {
	return call('user/add', { email: 'sub@example.com', password: 'secret' });
}

/** Everything that a refused call could have changed. */
function snapshot() {
	return sandbox.accounts.all().map((account) => ({
		properties: { ...account.properties },
		contacts: structuredClone([...account.book.contacts.values()]),
		groups: structuredClone([...account.book.groups.values()]),
		viberSenders: structuredClone([...account.viberSenders.values()]),
		purchases: account.purchases.length,
		comments: account.comments.size,
		messages: sandbox.messages.of(account).length,
	}));
}
