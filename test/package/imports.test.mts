import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import { test } from 'node:test';
import { projectFolder } from '../../scripts/docs/build.mts';

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

const rooms = new Set(
	globSync('nodes/Smsb2b/*/', { cwd: projectFolder }).map((path) => basename(path)),
);

/** The folder of the node in which a path lies; none for the files beside the folders. */
function roomOf(path: string): string | undefined {
	const [room] = relative('nodes/Smsb2b', path).split('/');
	return rooms.has(room) ? room : undefined;
}

test('no two rooms of the node import each other', async () => {
	const imported = new Set<string>();
	for (const [file, path] of await importsIn('nodes/Smsb2b/*/**/*.ts')) {
		const [from, to] = [roomOf(file), roomOf(path)];
		if (from && to && from !== to) imported.add(`${from} → ${to}`);
	}
	assert.ok(imported.has('fields → text'));
	const bothWays = [...imported].filter((way) =>
		imported.has(way.split(' → ').reverse().join(' → ')),
	);
	assert.deepEqual(bothWays, []);
});

test('the runner knows no SMS, the reader no HTTP, and dates and values nothing else', async () => {
	const allowed = { run: ['response'], response: ['dates', 'values'], dates: [], values: [] };
	for (const [room, others] of Object.entries<string[]>(allowed)) {
		for (const [file, path] of await importsIn(`nodes/Smsb2b/${room}/*.ts`)) {
			const to = roomOf(path);
			assert.ok(to === undefined || to === room || others.includes(to), `${file} imports ${path}`);
		}
	}
});

test('the sandbox and what is published do not know each other', async () => {
	for (const [file, path] of await importsIn('sandbox/**/*.mts'))
		assert.ok(!/^(?:nodes|callback|credentials|pages)\b/.test(path), `${file} imports ${path}`);
	for (const [file, path] of await importsIn('{nodes,callback,credentials,pages}/**/*.ts'))
		assert.ok(/^(?:nodes|callback|credentials|pages)\b/.test(path), `${file} imports ${path}`);
});
