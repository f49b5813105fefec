import assert from 'node:assert/strict';
import { existsSync, globSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fromBuild, readRootJson } from '../../scripts/docs/build.mts';
import { releaseNotes } from '../../scripts/docs/release-notes.mts';
import { FILES, renew } from '../../scripts/docs/sections.mts';
import { projectFolder } from '../../scripts/install/folders.mts';

const read = async (file: string) => await readFile(join(projectFolder, file), 'utf8');
const readAll = async (pattern: string) =>
	await Promise.all(globSync(pattern, { cwd: projectFolder }).map(read));

const documents = globSync('{*,docs/*,{e2e,test,sandbox,sandbox/test,examples}/README}.md', {
	cwd: projectFolder,
});

for (const file of FILES) {
	test(`${file} has the tables of the built package; "npm run docs" renews them`, async () => {
		const document = await read(file);
		assert.equal(document, renew(file, document));
	});
}

for (const file of documents) {
	test(`the links and examples of ${file} are sound`, async () => {
		const document = await read(file);
		for (const [, link] of document.matchAll(/\]\((?!https?:)([^)\s]+)\)/g)) {
			assert.ok(await leadsSomewhere(file, link), link);
		}
		for (const [, json] of document.matchAll(/^```json\n(.*?)^```/gms)) JSON.parse(json);
	});
}

test('what the nodes and the credential call their documentation is in the README', async () => {
	const codices = await readAll('nodes/*/*.node.json');
	const { Smsb2bApi } = fromBuild<{ Smsb2bApi: new () => { documentationUrl: string } }>(
		'credentials/Smsb2bApi.credentials.js',
	);
	const addresses = [...codices, JSON.stringify(new Smsb2bApi().documentationUrl)]
		.flatMap((text) => [...text.matchAll(/"https:[^"]*#([^"]+)"/g)])
		.map(([, anchor]) => anchor)
		.filter((anchor) => anchor !== 'readme');
	assert.ok(addresses.length > 1);
	for (const anchor of addresses)
		assert.ok(await leadsSomewhere('README.md', `#${anchor}`), anchor);
});

test('the changelog tells of this version', () => {
	const { version } = readRootJson<{ version: string }>('package.json');
	assert.ok(releaseNotes(version).length > 100);
	assert.throws(() => releaseNotes('999.0.0'), /says nothing of version 999.0.0/);
});

async function leadsSomewhere(file: string, link: string): Promise<boolean> {
	const [path, anchor] = link.split('#');
	const target = path === '' ? file : join(dirname(file), path);
	if (!existsSync(join(projectFolder, target))) return false;
	return anchor === undefined || anchorsOf(await read(target)).includes(anchor);
}

/** The anchors that GitHub gives the headings of a document. */
function anchorsOf(document: string): string[] {
	return [...document.matchAll(/^#+ (.+)$/gm)].map(([, heading]) =>
		heading
			.toLowerCase()
			.replace(/[^\p{L}\p{N} _-]/gu, '')
			.replaceAll(' ', '-'),
	);
}
