import { globSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { projectFolder, temporaryFolder } from '../../scripts/install/folders.mts';
import { runTestFiles } from '../run-tests.mts';
import { startSandbox } from '../sandbox/process.mts';
import { publishContext } from './context.mts';
import { installEngine, unpackPackage } from './installation.mts';
import { allNames, versionsOf } from './versions.mts';

const usage = `npm run test:versions                      n8n as in versions.mts, from the oldest to the newest
npm run test:versions -- oldest newest     only some
npm run test:versions -- 2.8.1             any other
npm run test:versions -- oldest --file e2e/versions/waits.test.mts`;

const { values, positionals } = parseArgs({
	options: { file: { type: 'string', multiple: true }, help: { type: 'boolean' } },
	allowPositionals: true,
});

/** Send and Wait for Report looks states up, with pauses, for as long as it waits. */
const endsDespiteWaits = ['--test-force-exit'];

if (values.help) {
	console.log(usage);
} else {
	await testVersions(positionals.length > 0 ? positionals : allNames);
}

async function testVersions(names: string[]): Promise<void> {
	await using folder = await temporaryFolder('versions');
	// n8n-core keeps a key there.
	process.env.N8N_USER_FOLDER = folder.path;
	process.env.N8N_LOG_LEVEL = 'silent';
	await using sandbox = await startSandbox();
	const { url: sandboxUrl, apiUrl } = sandbox;
	const files = globSync(values.file ?? 'e2e/versions/*.test.mts', { cwd: projectFolder }).sort();
	for (const name of names) {
		const { n8n, core: version } = await versionsOf(name);
		console.log(`\n${name}: n8n ${n8n}, n8n-core ${version}`);
		const engineFolder = await installEngine(version, console.log);
		const packageFolder = await unpackPackage(
			join(folder.path, version),
			engineFolder,
			console.log,
		);
		publishContext({ version, engineFolder, packageFolder, sandboxUrl, apiUrl });
		if (!(await runTestFiles(files, endsDespiteWaits))) process.exitCode = 1;
	}
}
