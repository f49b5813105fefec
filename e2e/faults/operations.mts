import type { INodeParameters } from 'n8n-workflow';
import type { SandboxControl } from '../sandbox/control.mts';

/** What a call does, and hence what is said of it when its outcome is unknown. */
export type Effect = 'sends' | 'changes' | 'reads';

/** The account of a cell, and how its parts in the sandbox are called. */
export interface Account {
	name: string;
	key: string;
}

/** An operation that is tried with every fault. */
export interface Tested {
	/** `resource.operation` of the node. */
	name: string;
	path: string;
	effect: Effect;
	/** Where its output has the id of what was accepted. */
	receipt?: string;
	/** Recipients, and hence outputs, of each item. */
	recipients?: number;
	/** Whether it takes one item at a time. */
	single?: boolean;
	/** Whether its execution waits for somebody to answer by the link in the message. */
	asks?: boolean;
	/** Prepares what the calls need, and gives the node's parameters. */
	parameters(control: SandboxControl, account: Account): Promise<INodeParameters> | INodeParameters;
}

const to = '={{ $json.mobile }}';
const pair = '={{ $json.pair }}';
const text = 'Hello';
const viber = { from: '1001', text, options: {} };

/** An expression that gives each item one of these. */
function oneEach(values: unknown[]): string {
	return `={{ ${JSON.stringify(values)}[$itemIndex] }}`;
}

async function approveViber(control: SandboxControl, { name }: Account): Promise<void> {
	await control.setViberSender(name, viber.from, { balance: 100 });
}

export const messaging: readonly Tested[] = [
	{
		name: 'sms.send',
		path: 'sms/send',
		effect: 'sends',
		receipt: 'smsId',
		parameters: () => ({ to, text }),
	},
	{
		name: 'sms.sendBulk',
		path: 'sms/bulk',
		effect: 'sends',
		receipt: 'smsId',
		recipients: 2,
		parameters: () => ({ to: pair, text }),
	},
	{
		name: 'sms.sendAndWaitForReport',
		path: 'sms/send',
		effect: 'sends',
		receipt: 'smsId',
		single: true,
		parameters: () => ({ to, text }),
	},
	{
		name: 'sms.sendAndWait',
		path: 'sms/send',
		effect: 'sends',
		receipt: 'smsId',
		single: true,
		asks: true,
		parameters: () => ({ to, message: text }),
	},
	{
		name: 'viber.sendAndWait',
		path: 'viber/send',
		effect: 'sends',
		receipt: 'messageId',
		single: true,
		asks: true,
		async parameters(control, account) {
			await approveViber(control, account);
			return { to, message: text, from: viber.from };
		},
	},
	{
		name: 'viber.send',
		path: 'viber/send',
		effect: 'sends',
		receipt: 'messageId',
		async parameters(control, account) {
			await approveViber(control, account);
			return { to, ...viber };
		},
	},
	{
		name: 'viber.sendBulk',
		path: 'viber/bulk',
		effect: 'sends',
		receipt: 'messageId',
		recipients: 2,
		async parameters(control, account) {
			await approveViber(control, account);
			return { to: pair, ...viber };
		},
	},
	{
		name: 'twoFactor.send',
		path: '2fa/send',
		effect: 'sends',
		receipt: 'authId',
		parameters: () => ({ to, text: 'Your code is %%CODE%%', options: { wait: 0 } }),
	},
];

/** A sample of the rest: what reads, what consumes, and what changes. */
export const others: readonly Tested[] = [
	{
		name: 'status.get',
		path: 'status/sms',
		effect: 'reads',
		parameters: () => ({ smsId: '39116149' }),
	},
	{
		name: 'history.getAllSingle',
		path: 'history/single/list',
		effect: 'reads',
		async parameters(control, { key }) {
			await control.callApi(key, 'sms/send', { to: '6900000099', text });
			return { returnAll: true };
		},
	},
	{
		name: 'contact.getAll',
		path: 'contact/list',
		effect: 'reads',
		async parameters(control, { name }) {
			await control.addContacts(name, 1);
			return { returnAll: true };
		},
	},
	{
		name: 'contact.upsert',
		path: 'contact/add',
		effect: 'changes',
		receipt: 'contactId',
		parameters: () => ({ mobile: to }),
	},
	{
		name: 'group.addContacts',
		path: 'group/addContact',
		effect: 'changes',
		receipt: 'contactGroupId',
		async parameters(control, account) {
			await control.addContacts(account.name, 5);
			const contacts = await control.contacts(account.name);
			const { groupId } = await control.callApi(account.key, 'group/add', { name: 'Parents' });
			return {
				groupId: { __rl: true, mode: 'id', value: String(groupId) },
				contactId: { __rl: true, mode: 'id', value: oneEach(contacts.map(({ id }) => id)) },
			};
		},
	},
	{
		name: 'user.topUp',
		path: 'user/topup',
		effect: 'changes',
		receipt: 'userId',
		async parameters(control, { name }) {
			const value = await control.addAccount({ username: `${name} sub`, parent: name });
			return {
				userId: { __rl: true, mode: 'id', value },
				sms: oneEach([1, 2, 3, 4, 5]),
				cost: 1,
			};
		},
	},
	{ name: 'account.getBalance', path: 'me/balance', effect: 'reads', parameters: () => ({}) },
];
