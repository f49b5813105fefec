import { execFileSync } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { execa } from 'execa';
import { findPrograms } from '../services/programs.mts';
import { dirname, join } from 'node:path';
import type { QueueProcesses } from './installation.mts';

/** What has been used since the processes started. */
export interface Usage {
	/** Processor time in milliseconds, by part. */
	processorTime: Record<Part, number>;
	/** Size of the database, and all that Redis has received and sent, in bytes. */
	databaseBytes: number;
	redisTraffic: number;
}

export type Part = 'workers' | 'main and webhook' | 'PostgreSQL' | 'Redis';

/** Clock ticks a second, in which the kernel counts processor time. */
const ticks = Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }));

/** The processor time of each part, with all processes that it started. */
export async function processorTime(
	{ main, webhook, redis, postgres }: QueueProcesses,
	workers: Array<{ processId: number }>,
): Promise<Record<Part, number>> {
	const processes = await allProcesses();
	const of = (...ids: number[]) =>
		ids.map((id) => timeOfTree(id, processes)).reduce((sum, time) => sum + time, 0);
	return {
		workers: of(...workers.map(({ processId }) => processId)),
		'main and webhook': of(main, webhook),
		PostgreSQL: of(postgres),
		Redis: of(redis),
	};
}

interface Process {
	parent: number;
	milliseconds: number;
}

/** All processes with their time and that of children that have ended (proc(5), /proc/pid/stat, fields 14 to 17). */
async function allProcesses(): Promise<Map<number, Process>> {
	const ids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
	const read = ids.map(async (id): Promise<Array<[number, Process]>> => {
		const stat = await readFile(`/proc/${id}/stat`, 'utf8').catch(() => '');
		// The name of the program is in parentheses and may hold spaces.
		const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
		if (fields.length < 16) return [];
		const time = [11, 12, 13, 14].reduce((sum, at) => sum + Number(fields[at]), 0);
		return [[Number(id), { parent: Number(fields[1]), milliseconds: (time / ticks) * 1000 }]];
	});
	return new Map((await Promise.all(read)).flat());
}

function timeOfTree(root: number, processes: Map<number, Process>): number {
	const own = processes.get(root)?.milliseconds ?? 0;
	const children = [...processes].filter(([, { parent }]) => parent === root);
	return children.reduce((sum, [id]) => sum + timeOfTree(id, processes), own);
}

/** How large the database is, and how much has gone through Redis. */
export async function bytesOf(
	environment: Record<string, string>,
): Promise<Pick<Usage, 'databaseBytes' | 'redisTraffic'>> {
	const psql = join(dirname(findPrograms().initdb), 'psql');
	const size = await execa(
		psql,
		[
			...['-h', environment.DB_POSTGRESDB_HOST, '-p', environment.DB_POSTGRESDB_PORT],
			...['-U', environment.DB_POSTGRESDB_USER, '-d', environment.DB_POSTGRESDB_DATABASE],
			...['-tAc', 'select pg_database_size(current_database())'],
		],
		{ env: { PGPASSWORD: environment.DB_POSTGRESDB_PASSWORD } },
	);
	const stats = await execa(
		'redis-cli',
		[
			...['-h', environment.QUEUE_BULL_REDIS_HOST, '-p', environment.QUEUE_BULL_REDIS_PORT],
			...['info', 'stats'],
		],
		{ env: { REDISCLI_AUTH: environment.QUEUE_BULL_REDIS_PASSWORD } },
	);
	const traffic = ['total_net_input_bytes', 'total_net_output_bytes'].map((name) =>
		Number(new RegExp(`${name}:(\\d+)`).exec(stats.stdout)?.[1] ?? 0),
	);
	return { databaseBytes: Number(size.stdout), redisTraffic: traffic[0] + traffic[1] };
}
