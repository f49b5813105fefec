// Makes a fresh clone ready: the dependencies of package-lock.json, and the Node that all other scripts run on.
// This is the only file that has to run on the Node that a person brings along (20 or newer).
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const lockFile = join(root, 'package-lock.json');
const installedLockFile = join(root, 'node_modules/.package-lock.json');
const nodeBinary = join(root, 'node_modules/.bin/node');
/** Its lock file has the Node for Linux, with the digest of the binary: nothing else builds what is published. */
const nodeFolder = join(root, 'scripts/node');
const lockedNode = join(
	nodeFolder,
	`node_modules/node-${process.platform}-${process.arch}/bin/node`,
);

const packagesIn = (file) => JSON.parse(readFileSync(file, 'utf8')).packages;

function dependenciesAreInstalled() {
	if (!existsSync(installedLockFile)) return false;
	const installed = packagesIn(installedLockFile);
	return Object.entries(packagesIn(lockFile)).every(
		([path, { version, optional }]) =>
			path === '' || optional || installed[path]?.version === version,
	);
}

function nodeIsTheOneWanted() {
	const wanted = packagesIn(lockFile)['node_modules/node'].version;
	const found = spawnSync(nodeBinary, ['--version'], { encoding: 'utf8' });
	return found.stdout?.trim() === `v${wanted}`;
}

function npm(cwd, ...args) {
	const { status } = spawnSync('npm', [...args, '--no-audit', '--no-fund', '--loglevel=error'], {
		cwd,
		stdio: ['ignore', 'inherit', 'inherit'],
	});
	if (status !== 0) {
		console.error(`\n"npm ${args.join(' ')}" did not succeed; its last lines above say why.`);
		process.exit(1);
	}
}

if (!dependenciesAreInstalled()) {
	console.log('Installing the dependencies of package-lock.json …');
	// One of the linter's plugins has an install script that would download and run further packages.
	npm(root, 'ci', '--ignore-scripts');
}
if (!nodeIsTheOneWanted()) {
	console.log('Fetching the Node that the project runs on …');
	fetchNode();
	if (!nodeIsTheOneWanted()) {
		console.error(`\n${nodeBinary} is missing although npm installed it.`);
		process.exit(1);
	}
}

function fetchNode() {
	npm(nodeFolder, 'ci', '--ignore-scripts');
	if (existsSync(lockedNode)) {
		rmSync(nodeBinary, { force: true });
		symlinkSync(lockedNode, nodeBinary);
	} else {
		// Elsewhere the package "node" brings its binary with its install script, from outside the lock file.
		npm(root, 'rebuild', 'node', '--ignore-scripts=false');
	}
}
