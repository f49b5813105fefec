import { randomUUID } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import getPort from 'get-port';
import { installN8n, type N8nInstallation } from '../../scripts/install/n8n.mts';
import { installPackage } from '../../scripts/install/package.mts';
import { ownerOf } from '../n8n/owner.mts';
import { startN8n, type RunningN8n } from '../n8n/process.mts';
import { Session } from '../n8n/session.mts';
import { startSandbox, type RunningSandbox } from '../sandbox/process.mts';
import { startCaddy } from '../services/caddy.mts';
import { startPostgres, type RunningPostgres } from '../services/postgres.mts';
import { findPrograms } from '../services/programs.mts';
import { startRedis, type RunningRedis } from '../services/redis.mts';
import { composeEnvironment, composeFolder } from './compose.mts';

/** Where everything of an n8n in queue mode is, for processes that did not start it. */
export interface QueuePlaces {
	/** The address of the proxy in front: the one that users and SMSB2B know. */
	publicUrl: string;
	mainUrl: string;
	webhookUrl: string;
	/** What a worker is started with. */
	installation: N8nInstallation;
	userFolder: string;
	environment: Record<string, string>;
}

/** An n8n in queue mode without workers, and the sandbox. */
export interface QueueInstallation {
	places: QueuePlaces;
	sandbox: RunningSandbox;
	session: Session;
	/** The logs of all processes of n8n that are part of it. */
	logFiles: string[];
	close(): Promise<void>;
}

/**
 * Starts n8n as examples/queue-mode/compose.yaml does: Redis, PostgreSQL, main and webhook process, and Caddy in front. All
 * processes share the user folder, into which the package is installed by hand as the README says. What differs from
 * the compose file are the addresses.
 */
export async function openQueueInstallation(
	folder: string,
	report: (line: string) => void,
): Promise<QueueInstallation> {
	const programs = await findPrograms();
	const installation = await installN8n(report);
	const userFolder = join(folder, 'user');
	await mkdir(userFolder);
	await installPackage(userFolder, report);

	const running: Array<{ stop(): Promise<void> }> = [];
	const keep = <T extends { stop(): Promise<void> }>(child: T): T => {
		running.unshift(child);
		return child;
	};
	const close = async () => {
		for (const child of running) await child.stop();
	};
	try {
		report('Starting the sandbox, Redis, PostgreSQL and n8n.');
		const sandbox = keep(await startSandbox());
		const redis = keep(await startRedis(programs['redis-server'], folder));
		const postgres = keep(await startPostgres(programs.initdb, folder));
		const publicUrl = `http://localhost:${await getPort()}`;
		const environment = await queueEnvironment(publicUrl, redis, postgres);
		const options = { installation, userFolder, environment };
		const main = keep(await startN8n({ ...options, name: 'main' }));
		const webhook = keep(await startN8n({ ...options, name: 'webhook', command: 'webhook' }));
		const upstream = ({ url }: RunningN8n) => new URL(url).host;
		keep(
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
		const urls = { publicUrl, mainUrl: main.url, webhookUrl: webhook.url };
		return {
			places: { ...urls, ...options },
			sandbox,
			session: await Session.ofOwner(publicUrl, await ownerOf(userFolder)),
			logFiles: [main.logFile, webhook.logFile],
			close,
		};
	} catch (error) {
		await close();
		throw error;
	}
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
		WEBHOOK_URL: `${publicUrl}/`,
		N8N_EDITOR_BASE_URL: `${publicUrl}/`,
	};
}
