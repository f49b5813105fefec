import { Refusal } from '../answer/refusal.mts';
import { List } from '../answer/result.mts';
import type { Result } from '../answer/result.mts';
import type { ViberSender } from '../state/account.mts';
import type { Draft, Message } from '../state/message.mts';
import type { AccountCall, Endpoint } from './endpoint.mts';
import type { Parameters } from './parameters.mts';
import { draftSms, encode } from './sms-draft.mts';
import type { SmsOptions } from './sms-draft.mts';
import { requireContent, requireSender } from './viber-content.mts';
import { viberRecipients } from './viber-recipients.mts';

/** Credits of the sender's balance for one message. */
const VIBER_COST = 1;
const ACCEPTED = 'Success: Accepted for delivery';

/** What a call made: the messages, and who paid. */
interface Sent {
	readonly messages: readonly Message[];
	readonly rejected: number;
	readonly sender: ViberSender;
}

function deliver(call: AccountCall, to: readonly string[]): Sent {
	const { account, parameters, sandbox } = call;
	const { mobiles, rejected } = viberRecipients(call, to);
	const sender = requireSender(account, parameters);
	const viber = requireContent(parameters, sender.senderId);
	if (sender.balance < VIBER_COST * mobiles.length) throw new Refusal(517);
	const options = fallbackOptions(parameters);
	const messages = mobiles
		.map(
			(mobile): Draft => ({
				account,
				channel: 'viber',
				mobile,
				from: sender.text,
				text: parameters.text('text'),
				ucs: true,
				flash: false,
				parts: 1,
				cost: VIBER_COST,
				sendAt: null,
				callback: '',
				viber,
				...(options && { fallback: draftSms(account, mobile, options) }),
			}),
		)
		.map((draft) => sandbox.delivery.accept(draft));
	return { messages, rejected, sender };
}

/** @returns what the fallback SMS is like, where one is asked for */
function fallbackOptions(parameters: Parameters): SmsOptions | undefined {
	if (!parameters.flag('sms_fallback')) return undefined;
	const text = parameters.text('sms_text') || parameters.text('text');
	return {
		content: encode(text, parameters.flag('ucs')),
		from: parameters.text('sms_from').trim(),
		flash: parameters.flag('flash'),
	};
}

/** A call with a group has several messages; its answer names the first and the cost of all. */
function send(call: AccountCall): Result {
	const { parameters } = call;
	const { messages, sender } = deliver(
		call,
		parameters.isEmpty('to') ? [] : [parameters.text('to')],
	);
	const id = messages[0]?.id ?? 0;
	const cost = VIBER_COST * messages.length;
	return { fields: { id, cost, balance: sender.balance }, remarks: ACCEPTED };
}

function sendBulk(call: AccountCall): Result {
	const { messages, rejected, sender } = deliver(call, call.parameters.list('to'));
	const rows = messages.map(({ id, mobile, cost }) => ({ id, msisdn: mobile.msisdn, cost }));
	return {
		fields: {
			id: new List(
				'value',
				rows.map(({ id }) => id),
			),
			messages: new List('message', rows),
			balance: sender.balance,
			accepted: rows.length,
			rejected,
		},
		remarks: ACCEPTED,
	};
}

function getBalance({ account }: AccountCall): Result {
	const rows = [...account.viberSenders.values()]
		.filter(({ approved }) => approved)
		.map(({ senderId, text, balance, twoway, paused }) => ({
			senderId,
			text,
			balance,
			twoway,
			paused,
		}));
	return { fields: { senders: new List('sender', rows) } };
}

export const viberEndpoints: readonly Endpoint[] = [
	{
		path: 'viber/send',
		authentication: 'key',
		presentation: { text: { columns: ['id'] } },
		handle: send,
	},
	{
		path: 'viber/bulk',
		authentication: 'key',
		presentation: { text: { of: 'id', rowSeparator: '|' } },
		handle: sendBulk,
	},
	{
		path: 'viber/balance',
		authentication: 'key',
		presentation: { text: { of: 'senders' } },
		handle: getBalance,
	},
];
