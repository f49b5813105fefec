import { byId, signedCallback, type OperationCase } from './case';

const CALLBACK = 'https://n8n.example.com/webhook/1?own=1';
const NETWORK = { mcc: '202', mnc: '01' };
const CHARGED = { accepted: true, balance: 998, batchCost: 2 };
const GREEK = 'Καλημέρα σας';

const PREVIEWED = {
	...{ parts: 1, encoding: 'unicode', characters: 4, charactersLeft: 66 },
	...{ partsAsGsm: 1, partsAsUnicode: 1, arrivesAs: 'Άλφα', arrivesAsGsm: 'AΛΦA' },
	...{ outsideGsm: 'Άλφα', lostInGsm: '' },
};

const PREVIEWED_TO = {
	...{ to: '6971234567', valid: true, msisdn: '306971234567', cost: 1 },
	...{ ...PREVIEWED, mcc: '202', mnc: '01' },
};
const PREVIEWED_TO_NONE = {
	...{ to: '2101234567', valid: false, ...PREVIEWED },
	reason: expect.stringMatching(/^The number in "To" is not a valid mobile number/) as string,
};
const NOTHING_TO_SEND = {
	...{ messages: 0, invalid: 1, parts: 0, cost: 0 },
	...{ balance: 1000, enough: true },
};

const GROUP = [
	{ contactId: '500001', to: '306971000001' },
	{ contactId: '500002', to: '306942000002' },
];
const GROUP_SENT = GROUP.map(({ contactId, to }, at) => {
	return { contactId, to, msisdn: to, smsId: String(39116149 + at), ...CHARGED };
});
const WORDS_SENT = {
	...{ ...GROUP[0], text: 'Hello Maria', accepted: true, smsId: '39116149' },
	...{ balance: 999, cost: 1, ...NETWORK, encoding: 'gsm', parts: 1 },
};

/** SMS. */
export const messageCases: OperationCase[] = [
	{
		operation: 'sms.send',
		path: 'sms/send',
		parameters: { to: '306971234567', text: 'Hello' },
		sent: { to: '306971234567', text: 'Hello' },
		items: [
			{
				smsId: '39116149',
				to: '306971234567',
				balance: 999,
				cost: 1,
				...NETWORK,
				encoding: 'gsm',
				parts: 1,
			},
		],
		notInReference: ['cost'],
		plain: [{ smsId: '39116149', to: '306971234567', encoding: 'gsm', parts: 1 }],
	},
	{
		operation: 'sms.send',
		about: 'with every option',
		path: 'sms/send',
		parameters: {
			to: ' 6971234567 ',
			text: 'Hello',
			from: ' MySchool ',
			options: {
				encoding: 'unicode',
				flash: true,
				sendAt: '2026-12-24T08:30:00',
				callback: CALLBACK,
				reference: 'order 7',
			},
		},
		sent: {
			to: '6971234567',
			text: 'Hello',
			from: 'MySchool',
			ucs: 'true',
			flash: 'true',
			timestamp: String(Date.UTC(2026, 11, 24, 6, 30) / 1000),
			callback: signedCallback(CALLBACK),
		},
		items: [
			{
				smsId: '39116149',
				to: '6971234567',
				balance: 999,
				cost: 1,
				...NETWORK,
				encoding: 'unicode',
				parts: 1,
			},
		],
		notInReference: ['cost'],
		plain: [{ smsId: '39116149', to: '6971234567', encoding: 'unicode', parts: 1 }],
	},
	{
		operation: 'sms.send',
		about: 'in Greek, as typed',
		path: 'sms/send',
		parameters: { to: '6971234567', text: GREEK.repeat(6) },
		sent: { to: '6971234567', text: GREEK.repeat(6), ucs: 'true' },
		items: [
			{
				smsId: '39116149',
				to: '6971234567',
				balance: 998,
				cost: 2,
				...NETWORK,
				encoding: 'unicode',
				parts: 2,
			},
		],
		notInReference: ['cost'],
		plain: [{ smsId: '39116149', to: '6971234567', encoding: 'unicode', parts: 2 }],
	},
	{
		operation: 'sms.send',
		about: 'in Greek, the cheap way',
		path: 'sms/send',
		parameters: {
			to: '6971234567',
			text: GREEK.repeat(6),
			options: { encoding: 'gsm', flash: false },
		},
		sent: { to: '6971234567', text: GREEK.repeat(6) },
		items: [
			{
				smsId: '39116149',
				to: '6971234567',
				balance: 999,
				cost: 1,
				...NETWORK,
				encoding: 'gsm',
				parts: 1,
			},
		],
		notInReference: ['cost'],
		plain: [{ smsId: '39116149', to: '6971234567', encoding: 'gsm', parts: 1 }],
	},
	{
		operation: 'sms.sendBulk',
		path: 'sms/bulk',
		parameters: {
			recipients: 'list',
			to: '6971234567, +30 698 123 4567\nnobody, 2101234567',
			text: GREEK,
			from: 'MySchool',
			options: { flash: true, sendAt: '2026-12-24 08:30' },
		},
		sent: {
			to: '6971234567,+306981234567,2101234567',
			text: GREEK,
			from: 'MySchool',
			ucs: 'true',
			flash: 'true',
			timestamp: String(Date.UTC(2026, 11, 24, 6, 30) / 1000),
		},
		items: [
			{ to: '6971234567', msisdn: '306971234567', smsId: '39116149', ...CHARGED },
			{ to: '+30 698 123 4567', msisdn: '306981234567', smsId: '39116150', ...CHARGED },
			{ to: 'nobody', accepted: false, reason: expect.stringContaining('not a mobile') as string },
			{
				to: '2101234567',
				accepted: false,
				reason: expect.stringContaining('SMSB2B rejected this number') as string,
			},
		],
		notInReference: ['batchCost'],
		plain: [
			{ text: '39116149|39116150' },
			{ to: 'nobody', accepted: false, reason: expect.stringContaining('not a mobile') as string },
		],
	},
	{
		operation: 'sms.sendBulk',
		about: 'to one recipient',
		path: 'sms/bulk',
		parameters: { recipients: 'list', to: '6971234567', text: 'Hello' },
		sent: { to: '6971234567', text: 'Hello' },
		items: [
			{
				...{ to: '6971234567', msisdn: '306971234567', smsId: '39116149' },
				...{ accepted: true, balance: 999, batchCost: 1 },
			},
		],
		notInReference: ['batchCost'],
		plain: [{ text: '39116149' }],
	},
	{
		operation: 'sms.sendToGroup',
		path: 'sms/bulk',
		lookUps: ['group/get'],
		format: 'json',
		parameters: { groupId: byId('7001'), text: GREEK, from: 'MySchool' },
		sent: { to: GROUP.map(({ to }) => to).join(','), text: GREEK, from: 'MySchool', ucs: 'true' },
		items: GROUP_SENT,
		notInReference: ['batchCost'],
		plain: GROUP_SENT,
	},
	{
		operation: 'sms.sendToGroup',
		about: 'with the words of each contact',
		path: 'sms/send',
		lookUps: ['group/get', 'contact/list'],
		format: 'json',
		parameters: { groupId: byId('7001'), text: 'Hello {name}' },
		prepare: async (sandbox) => {
			await sandbox.call('group/deleteContact', { groupId: '7001', contactId: '500002' });
		},
		sent: { to: GROUP[0].to, text: 'Hello Maria' },
		items: [WORDS_SENT],
		notInReference: ['cost'],
		plain: [WORDS_SENT],
	},
	{
		operation: 'sms.cancel',
		path: 'sms/cancel',
		parameters: { smsId: ' 39116149 ' },
		prepare: async (sandbox) => {
			await sandbox.call('sms/send', { to: '6971234567', text: 'x', timestamp: '1798099800' });
		},
		sent: { smsId: '39116149' },
		items: [{ smsId: '39116149', cancelled: true, balance: 1000 }],
		notInReference: ['balance'],
		plain: [{ text: '39116149' }],
	},
	{
		operation: 'sms.preview',
		path: 'mobile/check',
		format: 'json',
		parameters: { to: ' 6971234567 ', text: 'Άλφα', from: 'MySchool' },
		sent: { mobile: '6971234567' },
		items: [PREVIEWED_TO],
		plain: [PREVIEWED_TO],
	},
	{
		operation: 'sms.preview',
		about: 'to a landline',
		path: 'mobile/check',
		format: 'json',
		parameters: { to: '2101234567', text: 'Άλφα' },
		sent: { mobile: '2101234567' },
		items: [PREVIEWED_TO_NONE],
		plain: [PREVIEWED_TO_NONE],
	},
	{
		operation: 'sms.preview',
		about: 'of all messages together, without any that can be sent',
		path: 'me/balance',
		format: 'json',
		parameters: { to: 'nobody', text: 'Άλφα', result: 'summary' },
		sent: {},
		items: [NOTHING_TO_SEND],
		plain: [NOTHING_TO_SEND],
	},
	{
		operation: 'sms.preview',
		about: 'of a text alone',
		parameters: { text: 'Άλφα' },
		sent: {},
		items: [PREVIEWED],
		plain: [PREVIEWED],
	},
];
