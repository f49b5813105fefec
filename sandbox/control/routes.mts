import type { FastifyInstance } from 'fastify';
import type { Sandbox } from '../sandbox.mts';
import { accountRoutes } from './accounts.mts';
import { belongingRoutes } from './belongings.mts';
import { eventRoutes } from './events.mts';
import { faultRoutes } from './faults.mts';
import { logRoutes } from './log.mts';
import { messageRoutes } from './messages.mts';
import { settingsRoutes } from './settings.mts';

/** Serves what tests need to prepare and to look at; all of it JSON. */
export async function controlRoutes(server: FastifyInstance, sandbox: Sandbox): Promise<void> {
	server.post('/reset', async () => {
		sandbox.reset();
		return {};
	});
	eventRoutes(server, sandbox);
	settingsRoutes(server, sandbox);
	faultRoutes(server, sandbox);
	logRoutes(server, sandbox);
	messageRoutes(server, sandbox);
	accountRoutes(server, sandbox);
	belongingRoutes(server, sandbox);
}
