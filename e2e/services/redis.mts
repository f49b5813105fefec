import { connect } from 'node:net';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { once } from 'node:events';
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
	const child = await startChild({
		command: program,
		arguments: ['-'],
		input: `${settings.join('\n')}\n`,
		folder,
		logFile: join(folder, 'redis.log'),
		environment: { PATH: process.env.PATH },
		isReady: async () => await answersPing(port, password),
	});
	return { ...child, host, port, password };
}

async function answersPing(port: number, password: string): Promise<boolean> {
	const socket = connect(port, host);
	try {
		socket.write(`AUTH ${password}\r\nPING\r\n`);
		let text = '';
		while (!text.includes('PONG')) {
			const [chunk] = (await once(socket, 'data')) as [Buffer];
			text += chunk.toString();
			if (text.startsWith('-')) return false;
		}
		return true;
	} finally {
		socket.destroy();
	}
}
