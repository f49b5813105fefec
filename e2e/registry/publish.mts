import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { temporaryFolder } from '../../scripts/install/folders.mts';
import { packPackage } from '../../scripts/install/package.mts';
import { publishCommand } from './commands.mts';
import type { RunningRegistry } from './verdaccio.mts';

/** Types a command in a shell, as a person does whose npm uses the registry. @param where `home` is the person's home folder */
export async function typeCommand(
	{ npmEnvironment }: RunningRegistry,
	command: string,
	{ cwd, home }: { cwd: string; home: string },
): Promise<void> {
	const env = { ...npmEnvironment, HOME: home };
	await execa('bash', ['-euc', command], { cwd, env, stdin: 'ignore' });
}

/** Publishes the tarball as CI does. @param version makes another one of it @returns the version that was published */
export async function publishPackage(
	registry: RunningRegistry,
	home: string,
	version?: string,
): Promise<string> {
	await using release = await temporaryFolder('release');
	const tarball = await packPackage(release.path, () => {});
	await execa('tar', ['-xzf', tarball], { cwd: release.path });
	const manifestFile = join(release.path, 'package/package.json');
	const manifest = JSON.parse(await readFile(manifestFile, 'utf8')) as { version: string };
	if (version) {
		await writeFile(manifestFile, JSON.stringify({ ...manifest, version }));
		await execa('tar', ['-czf', tarball, 'package'], { cwd: release.path });
	}
	await rename(tarball, join(release.path, 'package.tgz'));
	await typeCommand(registry, await publishCommand(), { cwd: release.path, home });
	return version ?? manifest.version;
}
