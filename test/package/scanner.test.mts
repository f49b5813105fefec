import assert from 'node:assert/strict';
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { projectFolder } from '../../scripts/install/folders.mts';
import { temporaryFolder, unpacked } from './tarball.mts';

/** What is used of n8n's scanner, which comes without types. */
interface Scanner {
	SOURCE_FILE_PATTERNS: string[];
	analyzePackage(folder: string, patterns?: string[]): Promise<Verdict>;
}

interface Verdict {
	passed: boolean;
	message?: string;
	details?: string;
}

const path = '@n8n/scan-community-package/scanner/scanner.mjs';
const { analyzePackage, SOURCE_FILE_PATTERNS } = (await import(path)) as Scanner;

test("n8n's scanner passes the packed tarball", async () => {
	const verdict = await analyzePackage(await unpacked());
	assert.ok(verdict.passed, `${verdict.message}\n${verdict.details}`);
});

test("n8n's scanner passes the sources that the tarball is built from", async () => {
	const folder = await temporaryFolder();
	for (const part of ['package.json', 'nodes', 'credentials', 'icons']) {
		await cp(join(projectFolder, part), join(folder, part), { recursive: true });
	}
	const verdict = await analyzePackage(folder, SOURCE_FILE_PATTERNS);
	assert.ok(verdict.passed, `${verdict.message}\n${verdict.details}`);
});

test('the scanner would find what it looks for', async () => {
	const folder = await temporaryFolder();
	await cp(join(projectFolder, 'package.json'), join(folder, 'package.json'));
	await cp(join(projectFolder, 'e2e/n8n/outside-calls.cjs'), join(folder, 'dist/outside.js'));
	assert.equal((await analyzePackage(folder)).passed, false);
});
