import type { TestSandbox } from '../../support/sandbox';
import { byId } from '../../node/operations/cases/case';
import { eachId, eachNumber, NUMBERS, type Input } from './input';

const TEXT = 'Hello';
const FIRST_MESSAGE = 39116149;
const VIBER = { from: '1001', messageType: 'text', text: TEXT };
const PAIRS = [
	'306971234501,306981234501',
	'306971234502,306981234502',
	'306971234503,306981234503',
] as const;
const LATER = '1798099800';

/** Hours that are always open, and a key for each item. */
const HELD = {
	sendBetween: {
		values: {
			...{ from: '00:00', to: '24:00' },
			days: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'],
		},
	},
	messageKey: '=news-{{ $itemIndex }}',
};

async function sendThree(sandbox: TestSandbox, path: string, own: Record<string, string> = {}) {
	for (const to of NUMBERS) await sandbox.call(path, { to, ...own });
}

/** Messages, what became of them, and two-factor codes. */
export const messageInputs: readonly Input[] = [
	{
		operation: 'sms.send',
		path: 'sms/send',
		parameters: { text: TEXT },
		each: eachNumber('to'),
	},
	{
		operation: 'sms.send',
		about: 'within hours and once per key',
		path: 'sms/send',
		parameters: { text: TEXT, safeguards: HELD },
		each: eachNumber('to'),
		notForOlderAgents: true,
	},
	{
		operation: 'sms.sendBulk',
		about: 'to a list, within hours and once per key',
		path: 'sms/bulk',
		parameters: { recipients: 'list', text: TEXT, safeguards: HELD },
		each: { parameter: 'to', field: 'to', values: PAIRS },
		notForOlderAgents: true,
	},
	{
		operation: 'sms.sendBulk',
		about: 'to the input items, within hours and once per key',
		path: 'sms/bulk',
		parameters: {
			...{ recipients: 'inputItems', toField: 'value', text: TEXT },
			safeguards: { ...HELD, messageKey: 'news' },
		},
		each: { parameter: '', field: 'to', values: NUMBERS },
		items: 'together',
	},
	{
		operation: 'viber.send',
		about: 'within hours and once per key',
		path: 'viber/send',
		parameters: { ...VIBER, safeguards: HELD },
		each: eachNumber('to'),
		notForOlderAgents: true,
	},
	{
		operation: 'sms.sendAndWaitForReport',
		path: 'sms/send',
		parameters: { text: TEXT },
		each: eachNumber('to'),
		items: 'oneAtATime',
	},
	{
		operation: 'sms.sendAndWait',
		path: 'sms/send',
		parameters: { message: TEXT },
		each: eachNumber('to'),
		items: 'oneAtATime',
	},
	{
		operation: 'sms.sendBulk',
		about: 'to a list',
		path: 'sms/bulk',
		parameters: { recipients: 'list', text: TEXT },
		each: { parameter: 'to', field: 'to', values: PAIRS },
	},
	{
		operation: 'sms.sendBulk',
		about: 'to the input items',
		path: 'sms/bulk',
		parameters: { recipients: 'inputItems', toField: 'value', text: TEXT },
		each: { parameter: '', field: 'to', values: NUMBERS },
		items: 'together',
	},
	{
		operation: 'sms.sendToGroup',
		about: 'the same to all',
		path: 'sms/bulk',
		parameters: { groupId: byId('7001') },
		each: { parameter: 'text', field: 'text', values: ['Hello 1', 'Hello 2', 'Hello 3'] },
	},
	{
		operation: 'sms.sendToGroup',
		about: 'with the words of its contact',
		path: 'sms/send',
		parameters: { groupId: byId('7001'), text: 'Hello {name}' },
		each: { parameter: 'from', field: 'from', values: ['A1', 'A2', 'A3'] },
		prepare: async (sandbox) =>
			await sandbox.call('group/deleteContact', { groupId: '7001', contactId: '500002' }),
	},
	{
		operation: 'sms.cancel',
		path: 'sms/cancel',
		each: eachId('smsId', FIRST_MESSAGE),
		prepare: async (sandbox) =>
			await sendThree(sandbox, 'sms/send', { text: TEXT, timestamp: LATER }),
	},
	{ operation: 'sms.preview', about: 'of a text alone', parameters: { text: TEXT } },
	{
		operation: 'sms.preview',
		about: 'of each message',
		path: 'mobile/check',
		parameters: { text: TEXT },
		each: { parameter: 'to', field: 'mobile', values: NUMBERS },
		keyless: true,
	},
	{
		operation: 'sms.preview',
		about: 'of all messages together',
		path: 'mobile/check',
		parameters: { text: TEXT, result: 'summary' },
		each: { parameter: 'to', field: 'mobile', values: NUMBERS },
	},
	{
		operation: 'status.get',
		path: 'status/sms',
		each: eachId('smsId', FIRST_MESSAGE),
		prepare: async (sandbox) => await sendThree(sandbox, 'sms/send', { text: TEXT }),
	},
	{ operation: 'status.getChanged', path: 'status/get', givesNothing: true },
	{
		operation: 'history.getAllSingle',
		path: 'history/single/list',
		parameters: { returnAll: true },
		prepare: async (sandbox) => await sendThree(sandbox, 'sms/send', { text: TEXT }),
	},
	{
		operation: 'history.getAllGroup',
		path: 'history/group/list',
		parameters: { returnAll: true },
		prepare: async (sandbox) =>
			await sandbox.call('sms/bulk', { to: NUMBERS.join(','), text: TEXT }),
	},
	{
		operation: 'viber.send',
		path: 'viber/send',
		parameters: VIBER,
		each: eachNumber('to'),
	},
	{
		operation: 'viber.sendAndWait',
		path: 'viber/send',
		parameters: { from: '1001', message: TEXT },
		each: eachNumber('to'),
		items: 'oneAtATime',
	},
	{
		operation: 'viber.sendBulk',
		about: 'to a list',
		path: 'viber/bulk',
		parameters: { ...VIBER, recipients: 'list' },
		each: { parameter: 'to', field: 'to', values: PAIRS },
	},
	{
		operation: 'viber.sendBulk',
		about: 'to the input items',
		path: 'viber/bulk',
		parameters: { ...VIBER, recipients: 'inputItems', toField: 'value' },
		each: { parameter: '', field: 'to', values: NUMBERS },
		items: 'together',
	},
	{ operation: 'viber.getBalance', path: 'viber/balance' },
	{
		operation: 'twoFactor.send',
		path: '2fa/send',
		parameters: { options: { wait: 0 } },
		each: eachNumber('to'),
		outlastsTimeout: true,
	},
	{
		operation: 'twoFactor.check',
		path: '2fa/check',
		parameters: { code: '0000' },
		each: eachId('authId', FIRST_MESSAGE),
		prepare: async (sandbox) => await sendThree(sandbox, '2fa/send', { wait: '0' }),
	},
];
