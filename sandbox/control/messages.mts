import type { FastifyInstance } from 'fastify';
import type { Sandbox } from '../sandbox.mts';
import { timeToDeliver } from '../state/message.mts';
import type { Message } from '../state/message.mts';
import type { ReportStatus } from '../state/settings.mts';
import { NotFound } from './not-found.mts';
import { page } from './page.mts';
import type { PageQuery } from './page.mts';

interface MessageQuery extends PageQuery {
	readonly account?: string;
	/** MSISDN. */
	readonly to?: string;
}

/** @returns a message as the control API shows it */
export function describeMessage(message: Message) {
	const { account, mobile, fallback, ...own } = message;
	return {
		...own,
		account: account.properties.username,
		to: mobile.msisdn,
		mcc: mobile.network.mcc,
		mnc: mobile.network.mnc,
		scheduled: message.sentAt === null,
		ttd: timeToDeliver(message),
		fallback: fallback ? { from: fallback.from, text: fallback.text, cost: fallback.cost } : null,
	};
}

export function messageRoutes(server: FastifyInstance, sandbox: Sandbox): void {
	server.get<{ Querystring: MessageQuery }>('/messages', async ({ query }) =>
		page(
			sandbox.messages
				.all()
				.filter(
					({ account, mobile }) =>
						(!query.account || account.properties.username === query.account) &&
						(!query.to || mobile.msisdn === query.to),
				),
			query,
		).map(describeMessage),
	);
	server.get<{ Params: { id: string } }>('/messages/:id', async ({ params }) =>
		describeMessage(find(sandbox, params.id)),
	);
	server.post<{ Params: { id: string }; Body: { status: ReportStatus } }>(
		'/messages/:id/report',
		{ schema: { body: { type: 'object', properties: { status: { enum: ['d', 'f'] } } } } },
		async ({ params, body }) => {
			const message = find(sandbox, params.id);
			sandbox.delivery.report(message, body.status);
			return describeMessage(message);
		},
	);
	server.get<{ Querystring: PageQuery }>('/reports', async ({ query }) =>
		page(sandbox.callbacks.calls, query),
	);
}

function find(sandbox: Sandbox, id: string): Message {
	const message = sandbox.messages.find(Number(id));
	if (!message) throw new NotFound(`There is no message ${id}`);
	return message;
}
