import { List } from '../answer/result.mts';
import type { Fields, Result } from '../answer/result.mts';
import { timeToDeliver } from '../state/message.mts';
import type { Message } from '../state/message.mts';
import { localTime } from '../state/time.mts';
import type { AccountCall, Endpoint } from './endpoint.mts';

/** The account's SMS; Viber messages have no history in the API. */
function smsOf({ account, sandbox }: AccountCall): Message[] {
	return sandbox.messages.of(account).filter(({ channel }) => channel === 'sms');
}

/** @param message the one itself, or any of a bulk call: they are alike in all this */
function sentFields(message: Message, timeZone: string): Fields {
	return {
		sender: message.from,
		flash: message.flash,
		unicode: message.ucs,
		timestamp: localTime(message.sendAt ?? message.createdAt, timeZone),
		text: message.text,
	};
}

function getSingle(call: AccountCall): Result {
	const messages = smsOf(call).filter(({ bulkId }) => bulkId === undefined);
	const rows = messages.reverse().map((message) => ({
		smsId: message.id,
		to: message.mobile.msisdn,
		...sentFields(message, call.sandbox.settings.timeZone),
		cost: message.cost,
		status: message.status,
		ttd: timeToDeliver(message),
	}));
	return { fields: { total: rows.length, cost: costOf(messages), sms: new List('sms', rows) } };
}

function getGroup(call: AccountCall): Result {
	const bulk = smsOf(call).filter(({ bulkId }) => bulkId !== undefined);
	const groups = [...Map.groupBy(bulk, ({ bulkId }) => bulkId).values()].reverse();
	const rows = groups.map((messages) => groupRow(call, messages));
	const historyGroup = new List('historyGroup', rows, { numericKeys: true });
	return { fields: { total: rows.length, historyGroup } };
}

function groupRow(
	{ account: { book }, sandbox }: AccountCall,
	messages: readonly Message[],
): Fields {
	const [first] = messages;
	const sms = messages.map((message) => ({
		smsId: message.id,
		contactId: book.byMobile(message.mobile.msisdn)?.id ?? 0,
		to: message.mobile.msisdn,
		status: message.status,
		cost: message.cost,
		ttd: timeToDeliver(message),
	}));
	return {
		groupId: first?.bulkId ?? 0,
		...(first && sentFields(first, sandbox.settings.timeZone)),
		total: messages.length,
		cost: costOf(messages),
		sms: new List('sms', sms),
	};
}

function costOf(messages: readonly Message[]): number {
	return messages.reduce((sum, { cost }) => sum + cost, 0);
}

export const historyEndpoints: readonly Endpoint[] = [
	{
		path: 'history/single/list',
		authentication: 'key',
		presentation: { text: { of: 'sms' } },
		handle: getSingle,
	},
	{
		path: 'history/group/list',
		authentication: 'key',
		presentation: {
			wireNumbers: ['total', 'cost'],
			text: {
				of: 'historyGroup',
				columns: ['groupId', 'sender', 'timestamp', 'text', 'total', 'cost'],
			},
		},
		handle: getGroup,
	},
];
