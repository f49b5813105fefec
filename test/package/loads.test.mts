import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { globSync } from 'node:fs';
import { mkdir, readFile, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { projectFolder } from '../../scripts/install/folders.mts';
import { unpacked } from './tarball.mts';

const run = promisify(execFile);

/** All that n8n gives a community node, and Node.js itself. */
const PROVIDED = ['n8n-workflow', 'crypto'];

const folder = await unpacked();
const manifest = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as {
	n8n: { nodes: string[]; credentials: string[] };
	dependencies?: object;
	scripts?: Record<string, string>;
};
const classes = [...manifest.n8n.nodes, ...manifest.n8n.credentials];
const programs = globSync('dist/**/*.js', { cwd: folder });

await mkdir(join(folder, 'node_modules'));
await symlink(
	join(projectFolder, 'node_modules/n8n-workflow'),
	join(folder, 'node_modules/n8n-workflow'),
);

/** Runs a program in the package's folder, where nothing but n8n-workflow can be required. */
async function runInside(program: string): Promise<unknown> {
	const { NODE_PATH: _none, ...env } = process.env;
	const { stdout } = await run(process.execPath, ['-e', program], { cwd: folder, env });
	return JSON.parse(stdout);
}

test('every class of the manifest loads where there is nothing but n8n-workflow', async () => {
	const described = await runInside(`
		const load = (path) => {
			const [name] = path.split('/').pop().split('.');
			const loaded = new (require('./' + path))[name]();
			return loaded.description?.displayName ?? loaded.displayName;
		};
		console.log(JSON.stringify(${JSON.stringify(classes)}.map(load)));
	`);
	assert.deepEqual(described, [
		'SMSB2B',
		'SMSB2B Reply Trigger',
		'SMSB2B Trigger',
		'SMSB2B Status Trigger',
		'SMSB2B API',
	]);
});

test('the library of numbers is not loaded before a number needs it', async () => {
	const loaded = (await runInside(`
		for (const path of ${JSON.stringify(classes)}) require('./' + path);
		console.log(JSON.stringify(Object.keys(require.cache)));
	`)) as string[];
	const library = join('phone', 'libphonenumber.js');
	assert.ok(programs.some((program) => program.endsWith(library)));
	assert.ok(loaded.some((file) => file.endsWith(join('phone', 'readMobileNumber.js'))));
	assert.ok(!loaded.some((file) => file.endsWith(library)));
});

test('every file of the package loads, and requires nothing else while it does', async () => {
	const required = (await runInside(`
		const Module = require('module');
		const required = new Set();
		const load = Module._load;
		Module._load = function (name, parent, ...others) {
			if (parent?.filename.startsWith(process.cwd() + '/dist/')) required.add(name);
			return load.call(this, name, parent, ...others);
		};
		for (const file of ${JSON.stringify(programs)}) require('./' + file);
		console.log(JSON.stringify([...required]));
	`)) as string[];
	const bare = required.filter((name) => !/^\.\.?\//.test(name));
	assert.deepEqual(bare.sort(), [...PROVIDED].sort());
});

test('no file names another library, not even one that it would require later', async () => {
	for (const file of programs) {
		const source = await readFile(join(folder, file), 'utf8');
		const named = [...source.matchAll(/\b(?:require|import)\(\s*["'`]([^"'`]+)["'`]\s*\)/g)];
		const bare = named.map(([, name]) => name).filter((name) => !name.startsWith('.'));
		assert.deepEqual(
			bare.filter((name) => !PROVIDED.includes(name)),
			[],
			file,
		);
		assert.doesNotMatch(source, /sourceMappingURL/, file);
	}
});

test('icons and codex files that the classes name are there', async () => {
	const icons = (await runInside(`
		const icons = ${JSON.stringify(classes)}.flatMap((path) => {
			const [name] = path.split('/').pop().split('.');
			const loaded = new (require('./' + path))[name]();
			const { light, dark } = loaded.description?.icon ?? loaded.icon;
			return [light, dark].map((icon) =>
				require('path').join(require('path').dirname(path), icon.replace('file:', '')));
		});
		console.log(JSON.stringify(icons));
	`)) as string[];
	assert.equal(icons.length, 2 * classes.length);
	for (const icon of icons) assert.match(await readFile(join(folder, icon), 'utf8'), /<svg/);
});

test('the manifest depends on nothing and runs nothing when it is installed', () => {
	assert.deepEqual(manifest.dependencies ?? {}, {});
	const scripts = Object.keys(manifest.scripts ?? {});
	const installing = scripts.filter((name) => /^(pre|post)?(install|prepare|publish)$/.test(name));
	assert.deepEqual(installing, []);
});
