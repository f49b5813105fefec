import type { FastifyInstance } from 'fastify';
import type { Sandbox } from '../sandbox.mts';
import { page } from './page.mts';
import type { PageQuery } from './page.mts';

export function logRoutes(server: FastifyInstance, sandbox: Sandbox): void {
	server.get<{ Querystring: PageQuery & { path?: string } }>('/requests', async ({ query }) =>
		page(
			sandbox.log.entries().filter(({ path }) => !query.path || query.path === path),
			query,
		),
	);
	server.delete('/requests', async () => {
		sandbox.log.clearEntries();
		return {};
	});
	server.get('/statistics', async () => sandbox.log.statistics());
	server.delete('/statistics', async () => {
		sandbox.log.clearStatistics();
		return {};
	});
}
