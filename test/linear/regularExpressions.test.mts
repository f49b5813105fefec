import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { test } from 'node:test';
import { check } from 'recheck';
import ts from 'typescript';
import { fromBuild } from '../../scripts/docs/build.mts';
import { projectFolder } from '../../scripts/install/folders.mts';

/** A regular expression of the published code, and where it is first written. */
interface Found {
	source: string;
	flags: string;
	place: string;
}

/** The literals of a file; what is made by `new RegExp` has to be made when the file is loaded, see {@link madeWhenLoaded}. */
function literalsIn(file: string, text: string): Found[] {
	const tree = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
	const found: Found[] = [];
	const visit = (node: ts.Node, isInFunction: boolean): void => {
		const place = `${file}:${tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1}`;
		if (ts.isRegularExpressionLiteral(node)) {
			const end = node.text.lastIndexOf('/');
			found.push({ source: node.text.slice(1, end), flags: node.text.slice(end + 1), place });
		}
		assert.ok(!isInFunction || !isConstruction(node), `${place}: make it a constant of the file`);
		ts.forEachChild(node, (child) => visit(child, isInFunction || ts.isFunctionLike(node)));
	};
	visit(tree, false);
	return found;
}

function isConstruction(node: ts.Node): boolean {
	const isCall = ts.isNewExpression(node) || ts.isCallExpression(node);
	return isCall && ts.isIdentifier(node.expression) && node.expression.text === 'RegExp';
}

/** What the files of the package make by `new RegExp` when they are loaded; libraries are tried out as a whole, see growth.test.mts. */
function madeWhenLoaded(): Found[] {
	const found: Found[] = [];
	// Not part of the package, and not to be listened to.
	createRequire(import.meta.url)('n8n-workflow');
	const { RegExp } = globalThis;
	globalThis.RegExp = new Proxy(RegExp, {
		construct(target, [pattern, flags]: [RegExp | string, string?]) {
			const made = new target(pattern, flags);
			const place = /dist\/[^:]+:\d+/.exec(new Error().stack ?? '')?.[0] ?? '';
			if (makers.some((file) => place.includes(file)))
				found.push({ source: made.source, flags: made.flags, place });
			return made;
		},
	});
	const makers = files
		.filter((file) => readFileSync(join(projectFolder, file), 'utf8').includes('new RegExp'))
		.map((file) => file.replace(/\.ts$/, '.js'));
	try {
		for (const file of globSync('**/*.js', { cwd: join(projectFolder, 'dist') })) fromBuild(file);
	} finally {
		globalThis.RegExp = RegExp;
	}
	return found;
}

const files = globSync('{nodes,credentials,callback,pages,lib}/**/*.ts', { cwd: projectFolder });
const literals = files.flatMap((file) =>
	literalsIn(file, readFileSync(join(projectFolder, file), 'utf8')),
);
const all = [...literals, ...madeWhenLoaded()];
const distinct = new Map(all.map((each) => [`/${each.source}/${each.flags}`, each]));

test('the published code has regular expressions, and all of them were found', () => {
	assert.ok(distinct.size > 50, String(distinct.size));
	assert.ok(
		all.some(({ place }) => place.startsWith('dist/lib/encoding/')),
		'made when loaded',
	);
	assert.throws(
		() => literalsIn('made.ts', 'const f = () => new RegExp(text);'),
		/make it a constant/,
	);
});

test(
	'each takes time in proportion to the text, whatever the text is',
	{ timeout: 600_000 },
	async () => {
		const slow: string[] = [];
		for (const [written, { source, flags, place }] of distinct) {
			const found = await check(source, flags, { timeout: 60_000 });
			if (found.status === 'safe') continue;
			const complexity = found.status === 'vulnerable' ? found.complexity.summary : found.status;
			slow.push(`${place}: ${written} is ${complexity}`);
		}
		assert.deepEqual(slow, []);
	},
);

test('one that does not would be found out', async () => {
	for (const source of [String.raw`\s+$`, '(a+)+$', String.raw`\d:\d{2}.*GMT`]) {
		assert.equal((await check(source, '')).status, 'vulnerable', source);
	}
});
