import type { FastifyInstance } from 'fastify';
import type { Sandbox } from '../sandbox.mts';
import type { ViberSender } from '../state/account.mts';
import type { Contact, ContactBook } from '../state/contact-book.mts';
import { findAccount } from './accounts.mts';
import type { Named } from './accounts.mts';
import { addContacts } from './contact-seed.mts';
import type { ContactSeed } from './contact-seed.mts';
import { page } from './page.mts';
import type { PageQuery } from './page.mts';

const AMOUNT = { type: 'number', minimum: 0 };
const SCHEMAS = {
	contacts: {
		type: 'object',
		additionalProperties: false,
		required: ['count'],
		properties: {
			count: { type: 'integer', minimum: 1 },
			first: { type: 'string', pattern: '^[0-9]{8,15}$' },
			group: { type: 'string' },
		},
	},
	optOuts: {
		type: 'object',
		required: ['mobiles'],
		properties: { mobiles: { type: 'array', items: { type: 'string', pattern: '^[0-9]+$' } } },
	},
	viberSender: {
		type: 'object',
		additionalProperties: false,
		properties: {
			text: { type: 'string' },
			balance: AMOUNT,
			twoway: { type: 'boolean' },
			paused: { type: 'boolean' },
			approved: { type: 'boolean' },
		},
	},
	purchase: {
		type: 'object',
		additionalProperties: false,
		required: ['sms', 'cost'],
		properties: { sms: AMOUNT, cost: AMOUNT },
	},
};

/** Serves what belongs to an account. */
export function belongingRoutes(server: FastifyInstance, sandbox: Sandbox): void {
	contactRoutes(server, sandbox);
	optOutRoutes(server, sandbox);
	server.put<Named & { Params: { senderId: string }; Body: Partial<ViberSender> }>(
		'/accounts/:account/viber-senders/:senderId',
		{ schema: { body: SCHEMAS.viberSender } },
		async ({ params: { account, senderId }, body }) => {
			const { viberSenders } = findAccount(sandbox, account);
			const sender = { ...(viberSenders.get(senderId) ?? newSender(senderId)), ...body };
			viberSenders.set(senderId, sender);
			return sender;
		},
	);
	server.post<Named & { Body: { sms: number; cost: number } }>(
		'/accounts/:account/purchases',
		{ schema: { body: SCHEMAS.purchase } },
		async ({ params, body: { sms, cost } }) => {
			const account = findAccount(sandbox, params.account);
			account.credit(sms);
			const purchase = { id: sandbox.ids.purchase(), timestamp: Date.now(), cost, sms };
			account.purchases.push(purchase);
			return purchase;
		},
	);
}

function contactRoutes(server: FastifyInstance, sandbox: Sandbox): void {
	server.get<Named & { Querystring: PageQuery }>(
		'/accounts/:account/contacts',
		async ({ params, query }) => {
			const { book } = findAccount(sandbox, params.account);
			return page([...book.contacts.values()], query).map((contact) =>
				describeContact(book, contact),
			);
		},
	);
	server.post<Named & { Body: ContactSeed }>(
		'/accounts/:account/contacts',
		{ schema: { body: SCHEMAS.contacts } },
		async ({ params, body }) => {
			const { book } = findAccount(sandbox, params.account);
			addContacts(book, body);
			return { contacts: book.contacts.size };
		},
	);
	server.delete<Named>('/accounts/:account/contacts', async ({ params }) => {
		findAccount(sandbox, params.account).book.clear();
		return {};
	});
}

function optOutRoutes(server: FastifyInstance, sandbox: Sandbox): void {
	const path = '/accounts/:account/opt-outs';
	server.get<Named>(path, async ({ params }) => [...optOutsOf(params.account)]);
	server.put<Named & { Body: { mobiles: string[] } }>(
		path,
		{ schema: { body: SCHEMAS.optOuts } },
		async ({ params, body }) => {
			const optOuts = optOutsOf(params.account);
			optOuts.clear();
			for (const mobile of body.mobiles) optOuts.add(mobile);
			return [...optOuts];
		},
	);

	function optOutsOf(account: string): Set<string> {
		return findAccount(sandbox, account).book.optOuts;
	}
}

/** @returns a contact as the control API shows it */
export function describeContact(book: ContactBook, contact: Contact) {
	const { id, mobile, details } = contact;
	return { id, mobile, ...details, groups: book.groupsOf(contact).map(({ name }) => name) };
}

function newSender(senderId: string): ViberSender {
	return { senderId, text: senderId, balance: 0, twoway: false, paused: false, approved: true };
}
