import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { promisify } from 'node:util';
import { projectFolder } from '../../scripts/install/folders.mts';

const run = promisify(execFile);

/** What `npm pack` says of a tarball. */
export interface Tarball {
	filename: string;
	size: number;
	unpackedSize: number;
	files: Array<{ path: string; size: number }>;
}

/** A folder for the tests of a file. */
export async function temporaryFolder(): Promise<string> {
	const folder = await mkdtemp(join(tmpdir(), 'smsb2b-package-'));
	after(async () => await rm(folder, { recursive: true }));
	return folder;
}

/** Packs the built package as it would be published. */
export async function pack(folder: string): Promise<Tarball> {
	const options = ['--json', '--ignore-scripts', '--pack-destination', folder];
	const { stdout } = await run('npm', ['pack', ...options], { cwd: projectFolder });
	const [tarball] = JSON.parse(stdout) as Tarball[];
	return tarball;
}

/** Packs the built package and unpacks it. @returns the folder of its package.json */
export async function unpacked(): Promise<string> {
	const folder = await temporaryFolder();
	const { filename } = await pack(folder);
	await run('tar', ['-xzf', filename], { cwd: folder });
	return join(folder, 'package');
}
