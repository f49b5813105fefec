import type { AddressInfo } from 'node:net';
import Fastify from 'fastify';
import { apiRoutes } from './api/routes.mts';
import { inboxRoutes } from './inbox/routes.mts';
import { controlRoutes } from './control/routes.mts';
import { guardAgainstWebPages } from './guard.mts';
import { Sandbox } from './sandbox.mts';

export interface SandboxOptions {
	/** 0, which is the default, for any free port. */
	readonly port?: number;
	readonly host?: string;
}

/** A sandbox that runs. */
export interface RunningSandbox {
	/** Where the inbox is. */
	readonly url: string;
	/** What a credential has as its base URL. */
	readonly apiUrl: string;
	/** The state itself, for tests in the same process. */
	readonly sandbox: Sandbox;
	close(): Promise<void>;
}

/**
 * Starts a server of the SMSB2B API with its control API and inbox.
 * @throws what the operating system says of the port, EADDRINUSE above all
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<RunningSandbox> {
	const { port = 0, host = '127.0.0.1' } = options;
	const sandbox = new Sandbox();
	const server = Fastify({
		forceCloseConnections: true,
		// Below Node's headersTimeout of 60 s, which else may end a connection just as it is used again.
		keepAliveTimeout: 50_000,
		// A misspelt or mistyped property is refused: dropping it would hide the mistake.
		ajv: { customOptions: { removeAdditional: false, coerceTypes: false, allowUnionTypes: true } },
	});
	guardAgainstWebPages(server, host);
	await server.register((scope) => apiRoutes(scope, sandbox), { prefix: '/api' });
	await server.register((scope) => controlRoutes(scope, sandbox), { prefix: '/control' });
	await server.register(inboxRoutes);
	await server.listen({ port, host });
	const url = `http://${reachable(host)}:${portOf(server.server.address())}`;
	const close = async () => {
		sandbox.stop();
		await server.close();
	};
	return { url, apiUrl: `${url}/api`, sandbox, close };
}

/** @returns how to reach a server that listens on the host, as it stands in a URL */
function reachable(host: string): string {
	if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
	return host.includes(':') ? `[${host}]` : host;
}

function portOf(address: string | AddressInfo | null): number {
	if (address === null || typeof address === 'string') throw new Error('The sandbox has no port');
	return address.port;
}
