const { build } = require('esbuild');
const { glob, readFile } = require('node:fs/promises');
const { relative } = require('node:path');

/** What n8n provides, or Node.js itself; a published node may require nothing else. */
const PROVIDED = ['n8n-workflow', 'crypto'];

/**
 * Puts the libraries that a compiled file requires into that file, compiling it again: of what its source imports, only
 * the parts that are used are taken. Files keep requiring each other, so that a class is the same for all of them.
 */
async function bundleLibraries() {
	for await (const file of glob('dist/**/*.js')) {
		if (!requiresLibrary(await readFile(file, 'utf8'))) continue;
		await build({
			entryPoints: [sourceOf(file)],
			outfile: file,
			allowOverwrite: true,
			bundle: true,
			platform: 'node',
			target: 'node20',
			format: 'cjs',
			legalComments: 'inline',
			logLevel: 'warning',
			external: PROVIDED,
			plugins: [keepOwnFilesApart],
		});
	}
}

function sourceOf(file) {
	return relative('dist', file).replace(/\.js$/, '.ts');
}

const keepOwnFilesApart = {
	name: 'keep-own-files-apart',
	setup({ onResolve }) {
		onResolve({ filter: /^\.\.?\// }, ({ importer, kind, path }) => {
			const isOwn = kind !== 'entry-point' && !importer.includes('node_modules');
			return isOwn ? { path, external: true } : undefined;
		});
	},
};

function requiresLibrary(source) {
	const required = [...source.matchAll(/require\("([^."][^"]*)"\)/g)].map(([, name]) => name);
	return required.some((name) => !PROVIDED.includes(name));
}

module.exports = { bundleLibraries };
