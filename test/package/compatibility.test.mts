import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { supported } from '../../e2e/versions/versions.mts';
import { projectFolder } from '../../scripts/install/folders.mts';

const read = async (file: string) => await readFile(join(projectFolder, file), 'utf8');

test('README promises the oldest n8n that is tested, and names the others', async () => {
	const readme = await read('README.md');
	assert.ok(readme.includes(`n8n ${supported.oldest} or newer**`));
	for (const version of Object.values(supported)) assert.ok(readme.includes(version), version);
});

test('CI loads the package in the oldest n8n that is tested', async () => {
	const workflow = await read('.github/workflows/ci.yml');
	assert.ok(workflow.includes(`{ n8n: ${supported.oldest}, `));
});
