import { glob, mkdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { projectFolder, temporaryFolder } from './folders.mts';
import { npm } from './npm.mts';

/** What the build reads. */
const sources = [
	'{lib,nodes,credentials,icons}/**/*.{ts,json,svg}',
	'scripts/build/**/*.js',
	'{package.json,tsconfig.json,gulpfile.js}',
];

/**
 * Builds and packs this package and installs the tarball into an n8n user folder, where n8n keeps the community nodes
 * that its users install: without the peer dependency, which n8n itself provides.
 */
export async function installPackage(
	userFolder: string,
	report: (line: string) => void,
): Promise<void> {
	await using folder = await temporaryFolder('tarball');
	const tarball = await packPackage(folder.path, report);
	const nodesFolder = nodesFolderIn(userFolder);
	await mkdir(nodesFolder, { recursive: true });
	await npm(nodesFolder, ['install', tarball, '--ignore-scripts', '--legacy-peer-deps']);
}

/** Builds this package if it has changed, packs it into a folder, and gives the path of the tarball. */
export async function packPackage(folder: string, report: (line: string) => void): Promise<string> {
	await buildPackageIfNeeded(report);
	const packed = await npm(projectFolder, ['pack', '--json', '--pack-destination', folder]);
	const [{ filename }] = JSON.parse(packed) as Array<{ filename: string }>;
	return join(folder, filename);
}

/** Where the installed package is in an n8n user folder. */
export function packageFolderIn(userFolder: string): string {
	return join(nodesFolderIn(userFolder), 'node_modules/n8n-nodes-smsb2b');
}

function nodesFolderIn(userFolder: string): string {
	return join(userFolder, '.n8n/nodes');
}

/** Runs the build unless what it made last is newer than everything it reads. */
async function buildPackageIfNeeded(report: (line: string) => void): Promise<void> {
	const builtAt = await modifiedAt(join(projectFolder, await pathOfBuiltNode()));
	if (builtAt > (await newestSource())) return;
	report('Building the package.');
	await npm(projectFolder, ['run', 'build']);
}

async function pathOfBuiltNode(): Promise<string> {
	const manifest = JSON.parse(await readFile(join(projectFolder, 'package.json'), 'utf8'));
	return (manifest as { n8n: { nodes: string[] } }).n8n.nodes[0];
}

async function newestSource(): Promise<number> {
	let newest = 0;
	for await (const file of glob(sources, { cwd: projectFolder })) {
		newest = Math.max(newest, await modifiedAt(join(projectFolder, file)));
	}
	return newest;
}

/** When a file was last written, in milliseconds; 0 when there is none. */
async function modifiedAt(path: string): Promise<number> {
	return await stat(path).then(
		({ mtimeMs }) => mtimeMs,
		() => 0,
	);
}
