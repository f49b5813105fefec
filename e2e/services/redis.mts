import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { execa } from 'execa';
import getPort from 'get-port';
import { startChild, type RunningChild } from './child.mts';

/** A Redis of our own. */
export interface RunningRedis extends RunningChild {
	host: string;
	port: number;
	password: string;
}

const host = '127.0.0.1';

/** Starts Redis with everything in memory; it is gone when it ends. */
export async function startRedis(program: string, folder: string): Promise<RunningRedis> {
	const port = await getPort();
	const password = randomUUID();
	const settings = [
		...[`bind ${host}`, `port ${port}`, `requirepass ${password}`, `dir ${folder}`],
		...['save ""', 'appendonly no', 'daemonize no'],
	];
	const address = ['-h', host, '-p', String(port)];
	const env = { REDISCLI_AUTH: password };
	const ping = async () =>
		await execa('redis-cli', [...address, '-e', 'PING'], { env, reject: false });
	const child = await startChild({
		command: program,
		arguments: ['-'],
		input: `${settings.join('\n')}\n`,
		folder,
		logFile: join(folder, 'redis.log'),
		environment: { PATH: process.env.PATH },
		isReady: async () => !(await ping()).failed,
	});
	return { ...child, host, port, password };
}
