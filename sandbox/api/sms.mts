import { Refusal } from '../answer/refusal.mts';
import { List } from '../answer/result.mts';
import type { Fields, Result } from '../answer/result.mts';
import { isScheduled } from '../delivery/delivery.mts';
import { parseMobile } from '../numbers/mobile.mts';
import type { AccountCall, Endpoint } from './endpoint.mts';
import type { Parameters } from './parameters.mts';
import { draftSms, encode } from './sms-draft.mts';
import type { SmsOptions } from './sms-draft.mts';

/** What the refusal of a message keeps of a success. */
const NOTHING_SENT = { smsId: 0, cost: 0, mcc: '', mnc: '' };

function smsOptions(parameters: Parameters): SmsOptions {
	const timestamp = parameters.integer('timestamp');
	return {
		content: encode(parameters.text('text'), parameters.flag('ucs')),
		from: parameters.text('from').trim(),
		flash: parameters.flag('flash'),
		sendAt: timestamp === undefined ? null : timestamp * 1000,
		callback: parameters.text('callback').trim(),
	};
}

function send({ account, parameters, sandbox }: AccountCall): Result {
	if (parameters.isEmpty('to')) throw new Refusal(102);
	const mobile = parseMobile(parameters.text('to'));
	if (!mobile) throw new Refusal(103);
	if (parameters.isEmpty('text')) throw new Refusal(104);
	const draft = draftSms(account, mobile, smsOptions(parameters));
	if (account.balance < draft.cost) {
		throw new Refusal(105, { ...NOTHING_SENT, balance: account.balance });
	}
	const { id, cost } = sandbox.delivery.accept(draft);
	const { mcc, mnc } = mobile.network;
	return {
		fields: { smsId: id, cost, balance: account.balance, mcc, mnc },
		remarks: 'Success: Accepted for delivery',
	};
}

function sendBulk({ account, parameters, sandbox }: AccountCall): Result {
	const recipients = parameters.list('to');
	const refused = (): Fields => bulkFields([], recipients.length, account.balance, 0);
	if (recipients.length === 0) throw new Refusal(102, refused());
	if (parameters.isEmpty('text')) throw new Refusal(104, refused());
	const mobiles = recipients.flatMap((recipient) => parseMobile(recipient) ?? []);
	if (mobiles.length === 0) throw new Refusal(103, refused());
	// A single recipient makes no group in the history.
	const bulk = mobiles.length > 1 ? { bulkId: sandbox.ids.bulk() } : {};
	const options = { ...smsOptions(parameters), callback: '', ...bulk };
	const drafts = mobiles.map((mobile) => draftSms(account, mobile, options));
	const cost = drafts.reduce((sum, draft) => sum + draft.cost, 0);
	if (account.balance < cost) throw new Refusal(105, refused());
	const rows = drafts
		.map((draft) => sandbox.delivery.accept(draft))
		.map(({ id, mobile }) => ({ smsId: id, msisdn: mobile.msisdn }));
	const rejected = recipients.length - rows.length;
	return {
		fields: bulkFields(rows, rejected, account.balance, cost),
		remarks: 'Success: Accepted for delivery',
	};
}

function bulkFields(
	rows: ReadonlyArray<{ smsId: number; msisdn: string }>,
	rejected: number,
	balance: number,
	cost: number,
): Fields {
	const ids = rows.length > 0 ? rows.map(({ smsId }) => smsId) : [0];
	return {
		id: new List('value', ids),
		sms: new List('sms', rows, { keptWhenEmpty: true }),
		balance,
		cost,
		accepted: rows.length,
		rejected,
	};
}

function cancel({ account, parameters, sandbox }: AccountCall): Result {
	if (parameters.isEmpty('smsId')) throw new Refusal(107);
	const id = parameters.integer('smsId');
	if (id === undefined || id <= 0) throw new Refusal(108);
	const message = sandbox.messages.find(id, account);
	if (!message) throw new Refusal(109);
	if (!isScheduled(message)) throw new Refusal(110);
	sandbox.delivery.cancel(message);
	return { fields: { smsId: id, balance: account.balance }, remarks: 'Success: Message purged' };
}

export const smsEndpoints: readonly Endpoint[] = [
	{
		path: 'sms/send',
		authentication: 'key',
		presentation: {
			names: { wire: { smsId: ['id'] }, reference: { cost: [] } },
			text: { columns: ['smsId'] },
		},
		handle: send,
	},
	{
		path: 'sms/bulk',
		authentication: 'key',
		presentation: {
			names: { wire: { smsId: ['id', 'smsId'] }, reference: { cost: [] } },
			text: { of: 'id', rowSeparator: '|' },
		},
		handle: sendBulk,
	},
	{
		path: 'sms/cancel',
		authentication: 'key',
		presentation: {
			names: { wire: { smsId: ['id', 'smsId'] }, reference: { balance: [] } },
			text: { columns: ['smsId'] },
		},
		handle: cancel,
	},
];
