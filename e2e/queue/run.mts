import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { temporaryFolder } from '../../scripts/install/folders.mts';
import { lastLines } from '../n8n/log.mts';
import { chosenTestFiles, runTestFiles } from '../run-tests.mts';
import { publishContext } from './context.mts';
import { openQueueInstallation, type QueueInstallation } from './installation.mts';
import { writeScaling } from './scaling.mts';

const { values: options, positionals } = parseArgs({
	options: { write: { type: 'boolean', default: false } },
	allowPositionals: true,
});

const folder = await mkdtemp(join(temporaryFolder, 'n8n-nodes-smsb2b-queue-'));
// PostgreSQL runs as somebody else, whose folder is in this one.
await chmod(folder, 0o755);
const findingsFile = join(folder, 'findings.jsonl');
try {
	await writeFile(findingsFile, '');
	const installation = await openQueueInstallation(folder, console.log);
	try {
		if (!(await runTests(installation))) process.exitCode = 1;
		else if (options.write) await writeScaling(findingsFile);
	} finally {
		await installation.close();
	}
} finally {
	await rm(folder, { recursive: true, force: true });
}

async function runTests(installation: QueueInstallation): Promise<boolean> {
	const { places, session, sandbox, logFiles } = installation;
	publishContext({
		places,
		cookie: session.cookie,
		sandboxUrl: sandbox.url,
		apiUrl: sandbox.apiUrl,
		findingsFile,
	});
	const files = chosenTestFiles('e2e/queue/*.test.mts', positionals);
	const haveAllPassed = await runTestFiles(files);
	if (!haveAllPassed) {
		for (const file of logFiles) console.log(`\nThe end of ${file}:\n${await lastLines(file)}`);
	}
	return haveAllPassed;
}
