import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pack, temporaryFolder } from './tarball.mts';

const { files, size, unpackedSize } = await pack(await temporaryFolder());
const paths = files.map(({ path }) => path);

/** What a user needs: programs, their descriptions for the editor, icons. */
const SHIPPED = [
	/^(package\.json|README\.md|LICENSE\.md)$/,
	/^dist\/(credentials|lib|nodes)\/[\w/]+(\.node|\.credentials)?\.js$/,
	/^dist\/nodes\/\w+\/\w+\.node\.json$/,
	/^dist\/nodes\/\w+\/__schema__\/v\d+\.\d+\.\d+(\/\w+\/\w+)?\.json$/,
	/^dist\/icons\/[\w.]+\.svg$/,
];

test('the tarball holds what a user needs, and nothing else', () => {
	const others = paths.filter((path) => !SHIPPED.some((shipped) => shipped.test(path)));
	assert.deepEqual(others, []);
});

test('the tarball holds the licence, the README and a codex beside each node', () => {
	for (const path of ['package.json', 'README.md', 'LICENSE.md']) assert.ok(paths.includes(path));
	const nodes = paths.filter((path) => path.endsWith('.node.js'));
	assert.ok(nodes.length >= 3);
	for (const node of nodes) assert.ok(paths.includes(node.replace('.js', '.json')), node);
});

test('the tarball is small', (context) => {
	const kilobytes = (bytes: number) => `${Math.round(bytes / 1024)} KB`;
	context.diagnostic(
		`${files.length} files, ${kilobytes(size)} packed, ${kilobytes(unpackedSize)} unpacked`,
	);
	for (const folder of ['credentials', 'icons', 'lib', 'nodes']) {
		const inside = files.filter(({ path }) => path.startsWith(`dist/${folder}/`));
		const bytes = inside.reduce((sum, file) => sum + file.size, 0);
		context.diagnostic(`dist/${folder}: ${inside.length} files, ${kilobytes(bytes)}`);
	}
	// A fifth of it is the numbering plans of all countries, by which spellings of a number are compared.
	assert.ok(size < 275 * 1024);
});
