import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import { test } from 'node:test';
import { projectFolder } from '../../scripts/install/folders.mts';

/** The paths that a file imports from, relative ones resolved. */
async function importsOf(file: string): Promise<string[]> {
	const source = await readFile(join(projectFolder, file), 'utf8');
	const paths = [...source.matchAll(/^(?:import|export)\b[^;]*?\bfrom '(\.[^']+)'/gms)];
	return paths.map(([, path]) => join(file, '..', path));
}

async function importsIn(pattern: string): Promise<Array<[file: string, imported: string]>> {
	const files = globSync(pattern, { cwd: projectFolder });
	assert.ok(files.length > 0, pattern);
	const found = await Promise.all(
		files.map(async (file) => (await importsOf(file)).map((path) => [file, path] as const)),
	);
	return found.flat().map(([file, path]) => [file, path]);
}

const folders = new Set(
	globSync('nodes/Smsb2b/*/', { cwd: projectFolder }).map((path) => basename(path)),
);

/** The folder of the node in which a path lies; none for the files beside the folders. */
function folderOf(path: string): string | undefined {
	const [name] = relative('nodes/Smsb2b', path).split('/');
	return folders.has(name) ? name : undefined;
}

test('no two folders of the node import each other', async () => {
	const imported = new Set<string>();
	for (const [file, path] of await importsIn('nodes/Smsb2b/*/**/*.ts')) {
		const [from, to] = [folderOf(file), folderOf(path)];
		if (from && to && from !== to) imported.add(`${from} → ${to}`);
	}
	assert.ok(imported.has('resources → fields'));
	const bothWays = [...imported].filter((way) =>
		imported.has(way.split(' → ').reverse().join(' → ')),
	);
	assert.deepEqual(bothWays, []);
});

test('the runner knows no SMS, and none of lib knows a node', async () => {
	for (const [file, path] of await importsIn('nodes/Smsb2b/runner/*.ts')) {
		const to = folderOf(path);
		assert.ok(to === undefined || to === 'runner', `${file} imports ${path}`);
	}
	for (const [file, path] of await importsIn('lib/**/*.ts'))
		assert.ok(/^lib\b/.test(path), `${file} imports ${path}`);
});

test('no two folders of lib import each other', async () => {
	const imported = new Set<string>();
	for (const [file, path] of await importsIn('lib/*/**/*.ts')) {
		const [from, to] = [file, path].map((each) => each.split('/')[1]);
		if (from !== to) imported.add(`${from} → ${to}`);
	}
	assert.ok(imported.has('api → errors'));
	const bothWays = [...imported].filter((way) =>
		imported.has(way.split(' → ').reverse().join(' → ')),
	);
	assert.deepEqual(bothWays, []);
});

test('no files import each other in a circle', async () => {
	const imports = Map.groupBy(await importsIn('{lib,nodes,credentials}/**/*.ts'), ([file]) => file);
	const fileOf = (path: string) =>
		[`${path}.ts`, `${path}/index.ts`].find((file) => imports.has(file));
	const finished = new Set<string>();
	const circleFrom = (file: string, way: string[]): string[] | undefined => {
		if (way.includes(file)) return [...way.slice(way.indexOf(file)), file];
		if (finished.has(file)) return undefined;
		for (const [, path] of imports.get(file) ?? []) {
			const next = fileOf(path);
			const circle = next && circleFrom(next, [...way, file]);
			if (circle) return circle;
		}
		finished.add(file);
		return undefined;
	};
	for (const file of imports.keys()) assert.equal(circleFrom(file, [])?.join(' → '), undefined);
});

test('nothing outside a node imports from inside it', async () => {
	for (const [file, path] of await importsIn('{lib,credentials,nodes}/**/*.ts')) {
		const [, node] = /^(nodes\/\w+)\//.exec(path) ?? [];
		assert.ok(node === undefined || file.startsWith(`${node}/`), `${file} imports ${path}`);
	}
});

test('the sandbox and what is published do not know each other', async () => {
	for (const [file, path] of await importsIn('sandbox/**/*.mts'))
		assert.ok(!/^(?:nodes|lib|credentials)\b/.test(path), `${file} imports ${path}`);
	for (const [file, path] of await importsIn('{nodes,lib,credentials}/**/*.ts'))
		assert.ok(/^(?:nodes|lib|credentials)\b/.test(path), `${file} imports ${path}`);
});
