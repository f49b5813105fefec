import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { projectFolder } from '../../scripts/install/folders.mts';

/** What a test file is called, as opposed to the title of a test. */
const FILE = /^[\w./-]+\.test\.m?ts$/;

const threatModel = await readFile(join(projectFolder, 'docs/security.md'), 'utf8');
const threats = threatModel
	.slice(threatModel.indexOf('\n## Threats'), threatModel.indexOf('\n## What remains'))
	.split('\n')
	.filter((line) => /^\| (?!Threat |---)/.test(line))
	.map((line) => line.split(' | '));

/** The titles that a cell names, each with the file that is named before it. */
function testsIn(cell: string): Array<{ file: string; title: string }> {
	const named: Array<{ file: string; title: string }> = [];
	let file: string | undefined;
	for (const [, code] of cell.matchAll(/`([^`]+)`/g)) {
		if (FILE.test(code)) file = code;
		else if (file !== undefined) named.push({ file, title: code });
		else assert.fail(`No file is named before "${code}"`);
	}
	return named;
}

/** Whether a source has a test with this title, written as in the source. */
function hasTest(source: string, title: string): boolean {
	return ["'", '"', '`'].some((quote) => {
		const [before, ...others] = source.split(`${quote}${title}${quote},`);
		return others.length > 0 && /\b(test|it)\b[^;]*\(\s*$/.test(before);
	});
}

test('the threat model has its table', () => {
	assert.ok(threats.length >= 15);
	for (const cells of threats) assert.equal(cells.length, 3, cells[0]);
});

for (const [threat, , cell] of threats) {
	test(`the tests that docs/security.md names are there: ${threat.slice(2)}`, async () => {
		const named = testsIn(cell);
		assert.ok(named.length > 0, 'a threat without a test');
		for (const { file, title } of named) {
			assert.ok(existsSync(join(projectFolder, file)), file);
			const source = await readFile(join(projectFolder, file), 'utf8');
			assert.ok(hasTest(source, title), `${file}: ${title}`);
		}
	});
}

test('a title that is not there would be found out', () => {
	assert.ok(hasTest("it.each([\n\t1,\n])(\n\t'%s is refused',", '%s is refused'));
	assert.ok(!hasTest("test('is refused', () => {})", '%s is refused'));
	assert.ok(!hasTest("describe('is refused', () => {})", 'is refused'));
});
