// Loads the package as n8n does when it starts: load-in-n8n.mjs <folder whose node_modules has n8n-core and the package>
// It runs on the Node.js that starts it.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';

const folder = resolve(process.argv[2]);
const packageFolder = join(folder, 'node_modules/n8n-nodes-smsb2b');
const require = createRequire(join(folder, 'package.json'));
const { nodes, credentials } = require(join(packageFolder, 'package.json')).n8n;

require('reflect-metadata');
const { PackageDirectoryLoader } = require('n8n-core');
const loader = new PackageDirectoryLoader(packageFolder);
await loader.loadAll();

// n8n leaves out what it cannot load.
assert.deepEqual(namesOf(loader.types.nodes), namesIn(nodes));
assert.deepEqual(namesOf(loader.types.credentials), namesIn(credentials));
const core = require(join(folder, 'node_modules/n8n-core/package.json'));
console.log(
	`Node.js ${process.version} and n8n-core ${core.version} load ${namesIn([...nodes, ...credentials])}.`,
);

function namesOf(types) {
	return types.map(({ name }) => name).sort();
}

/** The name of a node or credential is that of its file, with a small letter. */
function namesIn(files) {
	return files
		.map((file) => /(\w+)\.\w+\.js$/.exec(file)[1])
		.map((name) => name[0].toLowerCase() + name.slice(1))
		.sort();
}
