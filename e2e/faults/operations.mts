import type { INodeParameters } from 'n8n-workflow';
import type { SandboxControl } from '../sandbox/control.mts';
import { numbers } from './cells.mts';

/** What a call does, and hence what is said of it when its outcome is unknown. */
export type Effect = 'sends' | 'changes' | 'reads';

/** The account of a cell, as the sandbox knows it. */
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
	/** Where its output has the ID of what was accepted. */
	idField?: string;
	/** Whether the call names that ID, so that the output has it even where the response leaves it out. */
	namesId?: boolean;
	/** Recipients, and hence outputs, of each item. */
	recipients?: number;
	/** Whether it takes one item at a time. */
	single?: boolean;
	/** Whether its execution waits for a person to answer by the link in the message. */
	asks?: boolean;
	parameters: INodeParameters;
	/** Prepares what the calls need, and gives further parameters. */
	prepare?(control: SandboxControl, account: Account): Promise<INodeParameters | void>;
}

const to = '={{ $json.mobile }}';
const pair = '={{ $json.pair }}';
const text = 'Hello';
const from = '1001';

const sms = { effect: 'sends', idField: 'smsId', path: 'sms/send' } as const;
const viber = {
	effect: 'sends',
	idField: 'messageId',
	path: 'viber/send',
	async prepare(control: SandboxControl, { name }: Account) {
		await control.setViberSender(name, from, { balance: 100 });
	},
} as const;
const changes = { effect: 'changes' } as const;
const reads = { effect: 'reads' } as const;
const question = { single: true, asks: true };

const id = (value: string) => ({ __rl: true, mode: 'id', value });

/** An expression that gives each item one of these. */
function oneEach(values: unknown[]): string {
	return `={{ ${JSON.stringify(values)}[$itemIndex] }}`;
}

/** A group for each item, with its number. */
async function groupOfEach(control: SandboxControl, { key }: Account): Promise<INodeParameters> {
	const groups: string[] = [];
	for (const mobile of numbers) {
		const { groupId } = await control.callApi('group/add', { name: mobile }, key);
		const { contact } = await control.callApi('contact/add', { mobile }, key);
		const { contactId } = contact as { contactId: string };
		const member = { groupId: String(groupId), contactId: String(contactId) };
		await control.callApi('group/addContact', member, key);
		groups.push(String(groupId));
	}
	return { groupId: id(oneEach(groups)) };
}

export const messaging: readonly Tested[] = [
	{ name: 'sms.send', ...sms, parameters: { to, text } },
	{
		...{ name: 'sms.sendBulk', ...sms, path: 'sms/bulk', recipients: 2 },
		parameters: { to: pair, text },
	},
	{
		...{ name: 'sms.sendToGroup', ...sms, path: 'sms/bulk', parameters: { text } },
		prepare: groupOfEach,
	},
	{ name: 'sms.sendAndWaitForReport', ...sms, single: true, parameters: { to, text } },
	{ name: 'sms.sendAndWait', ...sms, ...question, parameters: { to, message: text } },
	{ name: 'viber.sendAndWait', ...viber, ...question, parameters: { to, message: text, from } },
	{ name: 'viber.send', ...viber, parameters: { to, text, from, options: {} } },
	{
		...{ name: 'viber.sendBulk', ...viber, path: 'viber/bulk', recipients: 2 },
		parameters: { to: pair, text, from, options: {} },
	},
	{
		...{ name: 'twoFactor.send', ...sms, path: '2fa/send', idField: 'authId' },
		parameters: { to, text: 'Your code is %%CODE%%', options: { wait: 0 } },
	},
];

/** A sample of the rest: what reads, what consumes, and what changes. */
export const others: readonly Tested[] = [
	{ name: 'sms.preview', path: 'mobile/check', ...reads, parameters: { to, text } },
	{ name: 'status.get', path: 'status/sms', ...reads, parameters: { smsId: '39116149' } },
	{
		...{ name: 'history.getAllSingle', path: 'history/single/list', ...reads },
		parameters: { returnAll: true },
		async prepare(control, { key }) {
			await control.callApi('sms/send', { to: '6900000099', text }, key);
		},
	},
	{
		...{ name: 'contact.getAll', path: 'contact/list', ...reads },
		parameters: { returnAll: true },
		async prepare(control, { name }) {
			await control.addContacts(name, 1);
		},
	},
	{
		...{ name: 'contact.upsert', path: 'contact/add', ...changes, idField: 'contactId' },
		parameters: { mobile: to },
	},
	{
		...{ name: 'group.addContacts', path: 'group/addContact', ...changes },
		...{ idField: 'contactGroupId', parameters: {} },
		async prepare(control, { name, key }) {
			await control.addContacts(name, 5);
			const contacts = await control.contacts(name);
			const { groupId } = await control.callApi('group/add', { name: 'Parents' }, key);
			const contactId = id(oneEach(contacts.map((contact) => contact.id)));
			return { groupId: id(String(groupId)), contactId };
		},
	},
	{
		...{ name: 'user.topUp', path: 'user/topup', ...changes, idField: 'userId' },
		namesId: true,
		parameters: { sms: oneEach([1, 2, 3, 4, 5]), cost: 1 },
		async prepare(control, { name }) {
			const user = await control.addAccount({ username: `${name} sub`, parent: name });
			return { userId: id(user) };
		},
	},
	{ name: 'account.getBalance', path: 'me/balance', ...reads, parameters: {} },
];
