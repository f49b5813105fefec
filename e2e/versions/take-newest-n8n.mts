// Writes the newest n8n that the registry has completely into e2e/package.json and its lock file, for the tests of a CI job.
import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectFolder, temporaryFolder } from '../../scripts/install/folders.mts';
import { npm, reasonOf } from '../../scripts/install/npm.mts';

const e2e = join(projectFolder, 'e2e');
const lockArguments = ['install', '--package-lock-only', '--ignore-scripts'];
/** How many versions are tried, from the newest on. */
const tries = 10;

interface Manifest {
	dependencies: { n8n: string };
}

const manifest = JSON.parse(await readFile(join(e2e, 'package.json'), 'utf8')) as Manifest;
const versions = JSON.parse(await npm(e2e, ['view', 'n8n', 'versions', '--json'])) as string[];
const released = versions.filter((version) => /^\d+\.\d+\.\d+$/.test(version));

for (const version of released.slice(-tries).toReversed()) {
	if (await canBeLocked(version)) {
		console.log(`n8n ${version}`);
		process.exit(0);
	}
}
throw new Error(`None of the newest ${tries} versions of n8n has all its dependencies here.`);

/** Makes the lock file of a version, in a folder of its own so that one that lacks something changes nothing. */
async function canBeLocked(version: string): Promise<boolean> {
	await using folder = await temporaryFolder('lock');
	const changed = { ...manifest, dependencies: { ...manifest.dependencies, n8n: version } };
	await writeFile(join(folder.path, 'package.json'), `${JSON.stringify(changed, null, '\t')}\n`);
	await cp(join(e2e, '.npmrc'), join(folder.path, '.npmrc'));
	try {
		await npm(folder.path, lockArguments);
	} catch (error) {
		console.log(`n8n ${version} cannot be installed: ${reasonOf(error)}`);
		return false;
	}
	for (const file of ['package.json', 'package-lock.json']) {
		await cp(join(folder.path, file), join(e2e, file));
	}
	return true;
}
