import { join } from 'node:path';
import { startChild, type RunningChild } from './child.mts';

interface CaddyOptions {
	folder: string;
	caddyfile: string;
	/** An address that the Caddyfile listens at. */
	url: string;
	/** What the Caddyfile takes from the environment. */
	variables: Record<string, string>;
}

/** Starts Caddy, a web server that stands in front of others. */
export async function startCaddy(
	program: string,
	{ folder, caddyfile, url, variables }: CaddyOptions,
): Promise<RunningChild> {
	return await startChild({
		command: program,
		arguments: ['run', '--config', caddyfile, '--adapter', 'caddyfile'],
		folder,
		logFile: join(folder, 'caddy.log'),
		environment: {
			PATH: process.env.PATH,
			HOME: folder,
			XDG_DATA_HOME: folder,
			XDG_CONFIG_HOME: folder,
			...variables,
		},
		isReady: async () => (await fetch(url)).ok,
	});
}
