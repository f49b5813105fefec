const { readdir, rm } = require('node:fs/promises');
const { join } = require('node:path');

/** What of the repository ships; `n8n-node build` copies every picture of it, those of the docs too. */
const SHIPPED = ['credentials', 'icons', 'lib', 'nodes'];

/** Removes from dist what must not ship. */
async function dropDevelopmentFiles() {
	for (const entry of await readdir('dist')) {
		if (!SHIPPED.includes(entry)) await rm(join('dist', entry), { recursive: true });
	}
}

module.exports = { dropDevelopmentFiles };
