import { randomUUID } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import getPort from 'get-port';
import { installN8n, type N8nInstallation } from '../../scripts/install/n8n.mts';
import { installPackage } from '../../scripts/install/package.mts';
import { ownerOf } from '../n8n/owner.mts';
import { startN8n, type RunningN8n } from '../n8n/process.mts';
import { Session } from '../n8n/session.mts';
import type { OpenSuite } from '../run-tests.mts';
import { startSandbox } from '../sandbox/process.mts';
import { startCaddy } from '../services/caddy.mts';
import { startPostgres, type RunningPostgres } from '../services/postgres.mts';
import { findPrograms } from '../services/programs.mts';
import { startRedis, type RunningRedis } from '../services/redis.mts';
import { composeEnvironment, composeFolder } from './compose.mts';

/** What a worker is started with, and the address of the proxy in front, the one that users and SMSB2B know. */
export interface QueuePlaces {
	publicUrl: string;
	installation: N8nInstallation;
	userFolder: string;
	environment: Record<string, string>;
}

/** The processes that an n8n in queue mode needs beside its workers. */
export interface QueueProcesses {
	main: number;
	webhook: number;
	redis: number;
	postgres: number;
}

/**
 * Starts the sandbox, and n8n without workers as examples/queue-mode/compose.yaml does: Redis, PostgreSQL, main and webhook
 * process, and Caddy in front. All processes share the user folder, into which the package is installed by hand as the
 * README says. What differs from the compose file are the addresses.
 */
export async function openQueueInstallation(
	folder: string,
	report: (line: string) => void,
): Promise<OpenSuite & { processes: QueueProcesses }> {
	const programs = findPrograms();
	const installation = await installN8n(report);
	const userFolder = join(folder, 'user');
	await mkdir(userFolder);
	await installPackage(userFolder, report);

	await using starting = new AsyncDisposableStack();
	report('Starting the sandbox, Redis, PostgreSQL and n8n.');
	const { url: sandboxUrl, apiUrl } = starting.use(await startSandbox());
	const redis = starting.use(await startRedis(programs['redis-server'], folder));
	const postgres = starting.use(await startPostgres(programs.initdb, folder));
	const publicUrl = `http://localhost:${await getPort()}`;
	const environment = await queueEnvironment(publicUrl, redis, postgres);
	const options = { installation, userFolder, environment };
	const main = starting.use(await startN8n({ ...options, name: 'main' }));
	const webhook = starting.use(await startN8n({ ...options, name: 'webhook', command: 'webhook' }));
	const upstream = ({ url }: RunningN8n) => new URL(url).host;
	starting.use(
		await startCaddy(programs.caddy, {
			folder,
			caddyfile: join(composeFolder, 'Caddyfile'),
			url: publicUrl,
			variables: {
				PUBLIC_ADDRESS: publicUrl,
				MAIN_UPSTREAM: upstream(main),
				WEBHOOK_UPSTREAM: upstream(webhook),
			},
		}),
	);
	const { cookie } = await Session.ofOwner(publicUrl, await ownerOf(userFolder));
	const places: QueuePlaces = { publicUrl, ...options };
	const running = starting.move();
	return {
		context: { n8nUrl: publicUrl, cookie, sandboxUrl, apiUrl, ...{ places } },
		logFiles: [main.logFile, webhook.logFile],
		processes: {
			...{ main: main.processId, webhook: webhook.processId },
			...{ redis: redis.processId, postgres: postgres.processId },
		},
		[Symbol.asyncDispose]: async () => await running.disposeAsync(),
	};
}

/** The environment of compose.yaml, with the addresses that the services have here. */
async function queueEnvironment(
	publicUrl: string,
	redis: RunningRedis,
	postgres: RunningPostgres,
): Promise<Record<string, string>> {
	const environment = await composeEnvironment({
		PUBLIC_HOST: 'n8n.example.com',
		N8N_ENCRYPTION_KEY: randomUUID(),
		POSTGRES_PASSWORD: postgres.password,
		REDIS_PASSWORD: redis.password,
	});
	return {
		...environment,
		QUEUE_BULL_REDIS_HOST: redis.host,
		QUEUE_BULL_REDIS_PORT: String(redis.port),
		DB_POSTGRESDB_HOST: postgres.host,
		DB_POSTGRESDB_PORT: String(postgres.port),
		N8N_WEBHOOK_URL: `${publicUrl}/`,
		N8N_EDITOR_BASE_URL: `${publicUrl}/`,
	};
}
