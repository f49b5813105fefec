import { call, control } from './sandbox.mts';
import type { Parameters } from './sandbox.mts';

/** Parameters that provoke a code; an endpoint's other parameters are right. */
export type Cause = readonly [code: number, parameters: Parameters, prepare?: () => unknown];

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

/** For each endpoint, what it refuses in a freshly seeded sandbox. */
export const CAUSES: Readonly<Record<string, readonly Cause[]>> = {
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
