import type { TestSandbox } from '../../../support/sandbox';
import { balance, causes, EMPTY, foreseen, type Cause } from './cause';

const SMS = { to: '6971234567', text: 'Hello' };
const BULK = { ...SMS, recipients: 'list' };
const LANDLINE = '2101234567';

async function sendOne(sandbox: TestSandbox): Promise<void> {
	await sandbox.call('sms/send', SMS);
}

const smsCauses = [
	...foreseen('sms.send', [102, { ...SMS, to: EMPTY }], [104, { ...SMS, text: ' \n' }]),
	...causes('sms.send', [103, { ...SMS, to: LANDLINE }], [105, SMS, balance(0)], [106]),
	...foreseen('sms.sendBulk', [102, { ...BULK, to: ' , ;\n' }], [104, { ...BULK, text: EMPTY }]),
	...causes('sms.sendBulk', [103, { ...BULK, to: LANDLINE }], [105, BULK, balance(0)]),
	...foreseen('sms.cancel', [107, { smsId: ' ' }]),
	...causes('sms.cancel', [108, { smsId: 'abc1' }], [109, { smsId: '1' }]),
	...causes('sms.cancel', [110, { smsId: '39116149' }, sendOne], [111]),
];

const VIBER = { to: '6971234567', from: '1001', messageType: 'text', text: 'Hello' };
const BUTTON = { buttonCaption: 'Open', buttonAction: 'https://example.com' };
const FALLBACK = { smsFallback: true, smsText: 'Hello' };

async function emptySender(sandbox: TestSandbox): Promise<void> {
	await sandbox.control('PUT', 'accounts/demo/viber-senders/1001', { balance: 0 });
}

/** What the node cannot be made to send: its fields and message types do not allow it. */
const UNREACHABLE = [510, 511, 512, 515, 516, 518];

const viberCauses = ['viber.send', 'viber.sendBulk'].flatMap((operation) => [
	...foreseen(
		operation,
		[505, { ...VIBER, text: ' ' }],
		[505, { ...VIBER, messageType: 'textButton', ...BUTTON, text: EMPTY }],
		[506, { ...VIBER, text: 'x'.repeat(1001) }],
		[507, { ...VIBER, messageType: 'textButton', ...BUTTON, buttonCaption: EMPTY }],
		[508, { ...VIBER, messageType: 'textButton', ...BUTTON, buttonAction: EMPTY }],
		[509, { ...VIBER, messageType: 'image', image: ' ' }],
	),
	...causes(
		operation,
		[501, { ...VIBER, to: LANDLINE }],
		[503, { ...VIBER, from: 'Unknown' }],
		[503, { ...VIBER, from: '' }],
		[504, { ...VIBER, from: 'PausedShop' }],
		[513, { ...VIBER, options: { validity: 29 } }],
		[514, { ...VIBER, ...FALLBACK, smsFrom: 'a;b' }],
		[517, VIBER, emptySender],
		...UNREACHABLE.map((code) => [code] as const),
	),
]);

const twoFactorCauses = [
	...foreseen('twoFactor.send', [102, { to: EMPTY }]),
	...causes(
		'twoFactor.send',
		[103, { to: LANDLINE }],
		[105, { to: '6971234567' }, balance(0)],
		[106],
	),
	...foreseen('twoFactor.check', [300, { authId: EMPTY, code: '1234' }]),
	...foreseen('twoFactor.check', [301, { authId: '39116149', code: ' ' }]),
	...causes('twoFactor.check', [302, { authId: '1', code: '1234' }]),
	...causes('twoFactor.check', [302, { authId: '39116149', code: '1234' }, sendOne]),
];

/** Why messages are refused. */
export const messageCauses: readonly Cause[] = [
	...smsCauses,
	...foreseen('viber.send', [501, { ...VIBER, to: EMPTY }]),
	...viberCauses,
	...twoFactorCauses,
];
