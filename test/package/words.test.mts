import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import ts from 'typescript';
import { projectFolder } from '../../scripts/install/folders.mts';

/** What users read does not say, and what it says instead. */
const REPLACED: Readonly<Record<string, string>> = {
	'parted by': 'separated by',
	'a thousand in a': '1,000 per',
	'in any spelling': 'however it is written',
	'in the midst': 'during, midway',
	'broke off': 'was lost',
	'breaks off': 'is incomplete, is lost',
	'did not come through': 'did not get through',
	'has a disturbance': 'could not process the request',
	'not known whether the message': 'may or may not have been sent',
	'the time is over': 'the wait times out',
	'a text of its own for': 'personalized text',
	'is taken for': 'is treated as',
	'carried out': 'executed, done',
	'is refused': 'is rejected',
	'are refused': 'are rejected',
	'was refused': 'was rejected',
	'were refused': 'were rejected',
	'switch on': 'turn on',
	'switched on': 'turned on',
	'switch off': 'turn off',
	'switched off': 'turned off',
	'time-out': 'timeout',
	'fall-back': 'fallback',
	'e-mail': 'email',
	'two factor': 'two-factor',
	'user name': 'username',
	'sub-user': 'user (sub-account)',
	anew: 'again',
	everybody: 'everyone',
	anybody: 'anyone',
	nobody: 'no one',
	somebody: 'someone',
	'look-up': 'lookup',
	'rooms of the code': 'folders',
	'state of the message': 'status',
};
/** SMSB2B says it so, and is known by it. */
const WORDING_OF_THE_API = 'Invalid parameter sms_from for fall-back sms';

const PATTERN = new RegExp(`\\b(${Object.keys(REPLACED).join('|')})\\b`, 'giu');

function replacedIn(text: string): string[] {
	return [...text.matchAll(PATTERN)].map(
		([found]) => `"${found}": better "${REPLACED[found.toLowerCase()]}", in: ${text.slice(0, 200)}`,
	);
}

/** Every text of a built file, without its comments. */
function textsOf(file: string, source: string): string[] {
	const texts: string[] = [];
	const visit = (node: ts.Node): void => {
		if (ts.isStringLiteralLike(node)) texts.push(node.text);
		else if (ts.isTemplateHead(node) || ts.isTemplateMiddle(node) || ts.isTemplateTail(node))
			texts.push(node.text);
		ts.forEachChild(node, visit);
	};
	visit(ts.createSourceFile(file, source, ts.ScriptTarget.Latest));
	return texts;
}

/** The paragraphs and table rows of a document, without the code in them. */
function paragraphsOf(document: string): string[] {
	return document
		.replace(/^```.*?^```/gms, '')
		.replace(/`[^`]*`/g, '')
		.split(/\n\n|\n(?=\|)/);
}

const read = async (file: string) => await readFile(join(projectFolder, file), 'utf8');

test('no text of the built package has a phrase that was replaced', async () => {
	const files = globSync('dist/{nodes,lib,credentials}/**/*.js', { cwd: projectFolder });
	assert.ok(files.length > 50);
	const texts = await Promise.all(files.map(async (file) => textsOf(file, await read(file))));
	const own = texts.flat().filter((text) => text !== WORDING_OF_THE_API);
	assert.deepEqual(own.flatMap(replacedIn), []);
});

for (const file of globSync('{README,CHANGELOG,CONTRIBUTING,SECURITY,docs/*,examples/README}.md', {
	cwd: projectFolder,
})) {
	test(`${file} has no phrase that was replaced`, async () => {
		assert.deepEqual(paragraphsOf(await read(file)).flatMap(replacedIn), []);
	});
}

test('README has 200 lines at most', async () => {
	assert.ok((await read('README.md')).split('\n').length <= 200);
});

test('a phrase that was replaced would be found out, in texts and not in comments', () => {
	const source = "// anew\nexport const text = 'Numbers, parted by commas';";
	assert.equal(textsOf('a.js', source).flatMap(replacedIn).length, 1);
	assert.equal(paragraphsOf('`anew`, everybody').flatMap(replacedIn).length, 1);
});
