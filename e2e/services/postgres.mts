import { randomUUID } from 'node:crypto';
import { chown, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { execa } from 'execa';
import getPort from 'get-port';
import { startChild, type RunningChild } from './child.mts';

/** A PostgreSQL of our own, with an empty database. */
export interface RunningPostgres extends RunningChild {
	host: string;
	port: number;
	user: string;
	password: string;
	database: string;
}

const host = '127.0.0.1';
const database = 'n8n';
/** Whom PostgreSQL's packages make to run it as. */
const account = 'postgres';

/**
 * Starts PostgreSQL with its data in a new folder, which root gives away, because PostgreSQL refuses to run as root.
 *
 * @param initdb the path of that program; the others are beside it
 * @param folder where everyone may come in; a folder is made in it
 */
export async function startPostgres(initdb: string, folder: string): Promise<RunningPostgres> {
	const user = await whoRunsIt();
	const home = join(folder, 'postgres');
	await mkdir(home, { mode: 0o700 });
	const password = randomUUID();
	const passwordFile = join(home, 'password');
	await writeFile(passwordFile, password, { mode: 0o600 });
	if (user) for (const path of [passwordFile, home]) await chown(path, user.uid, user.gid);

	const data = join(home, 'data');
	const environment = { PATH: process.env.PATH, LC_ALL: 'C.UTF-8' };
	const programs = dirname(initdb);
	const asPostgres = { ...user, cwd: home, env: environment, extendEnv: false };
	await execa(
		initdb,
		[
			...['-D', data, '-U', database, '-E', 'UTF8', '--no-sync'],
			...['-A', 'scram-sha-256', '--pwfile', passwordFile],
		],
		asPostgres,
	);
	const port = await getPort();
	const address = ['-h', host, '-p', String(port), '-U', database];
	const isReady = async () =>
		!(await execa(join(programs, 'pg_isready'), address, { reject: false })).failed;
	const child = await startChild({
		command: join(programs, 'postgres'),
		arguments: ['-D', data, '-k', home, '-h', host, '-p', String(port)],
		folder: home,
		logFile: join(folder, 'postgres.log'),
		environment,
		user,
		isReady,
		// "Fast": SIGTERM would wait until all clients have gone.
		stopSignal: 'SIGINT',
	});
	await execa(join(programs, 'createdb'), [...address, database], {
		env: { PGPASSWORD: password },
	});
	return { ...child, host, port, user: database, password, database };
}

async function whoRunsIt(): Promise<{ uid: number; gid: number } | undefined> {
	if (process.getuid?.() !== 0) return undefined;
	const [uid, gid] = await Promise.all(
		['-u', '-g'].map(async (which) => Number((await execa('id', [which, account])).stdout)),
	);
	return { uid, gid };
}
