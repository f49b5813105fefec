const { build } = require('esbuild');
const { glob, readFile } = require('node:fs/promises');
const { resolve, sep } = require('node:path');

/** What n8n provides, or Node.js itself; a published node may require nothing else. */
const PROVIDED = ['n8n-workflow', 'crypto'];

/**
 * Puts the libraries that a compiled file requires into that file. Files keep requiring each other, so
 * that a class is the same for all of them.
 */
async function bundleLibraries() {
	for await (const file of glob('dist/**/*.js')) {
		if (!requiresLibrary(await readFile(file, 'utf8'))) continue;
		await build({
			entryPoints: [file],
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

const dist = resolve('dist') + sep;

const keepOwnFilesApart = {
	name: 'keep-own-files-apart',
	setup({ onResolve }) {
		onResolve({ filter: /^\.\.?\// }, ({ importer, path }) =>
			importer.startsWith(dist) ? { path, external: true } : undefined,
		);
	},
};

function requiresLibrary(source) {
	const required = [...source.matchAll(/require\("([^."][^"]*)"\)/g)].map(([, name]) => name);
	return required.some((name) => !PROVIDED.includes(name));
}

module.exports = { bundleLibraries };
