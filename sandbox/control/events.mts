import type { FastifyInstance } from 'fastify';
import type { Sandbox } from '../sandbox.mts';
import { TOPICS } from './changes.mts';

const HEARTBEAT = 15_000;

/** Serves the changes as server-sent events: `data: ["messages","requests"]`. */
export function eventRoutes(server: FastifyInstance, sandbox: Sandbox): void {
	server.addHook('onResponse', async ({ method }) => {
		if (method !== 'GET') sandbox.changes.notify(...TOPICS);
	});
	server.get('/events', (_request, reply) => {
		const { raw } = reply.hijack();
		raw.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
		// Whoever connects, or connects again, has missed what was before.
		raw.write(`retry: 1000\ndata: ${JSON.stringify(TOPICS)}\n\n`);
		const unsubscribe = sandbox.changes.subscribe((topics) =>
			raw.write(`data: ${JSON.stringify(topics)}\n\n`),
		);
		const heartbeat = setInterval(() => raw.write(':\n\n'), HEARTBEAT).unref();
		raw.once('close', () => {
			unsubscribe();
			clearInterval(heartbeat);
		});
	});
}
