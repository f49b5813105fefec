import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { cachedFolder } from '../../scripts/install/cached.mts';
import { npm } from '../../scripts/install/npm.mts';
import { packPackage } from '../../scripts/install/package.mts';

/**
 * n8n-core of a version, with the n8n-workflow that it asks for, installed into the cache folder if it is not there yet.
 *
 * @returns the folder that holds `node_modules`
 */
export async function installEngine(
	version: string,
	report: (line: string) => void,
): Promise<string> {
	return await cachedFolder(`n8n-core-${version}`, async (folder) => {
		report('Installing it into the cache folder; this happens once.');
		await writeFile(join(folder, 'package.json'), '{ "private": true }\n');
		await npm(folder, ['install', `n8n-core@${version}`, 'reflect-metadata', '--ignore-scripts']);
	});
}

/**
 * Unpacks the tarball of this package as n8n does, beside the n8n-workflow of an installed n8n-core.
 *
 * @param folder is made for it
 * @returns the folder of its package.json
 */
export async function unpackPackage(
	folder: string,
	engineFolder: string,
	report: (line: string) => void,
): Promise<string> {
	const modules = join(folder, 'node_modules');
	const packageFolder = join(modules, 'n8n-nodes-smsb2b');
	await mkdir(packageFolder, { recursive: true });
	await symlink(
		join(engineFolder, 'node_modules/n8n-workflow'),
		join(modules, 'n8n-workflow'),
		'dir',
	);
	const tarball = await packPackage(folder, report);
	await execa('tar', ['-xzf', tarball, '-C', packageFolder, '--strip-components=1']);
	return packageFolder;
}
