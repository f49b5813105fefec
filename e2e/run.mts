import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { temporaryFolder } from '../scripts/install/folders.mts';
import { openTestEnvironment, type TestEnvironment } from './test-environment.mts';
import { lastLines } from './n8n/log.mts';
import { writeReliability } from './reliability.mts';
import { chosenTestFiles, runTestFiles } from './run-tests.mts';
import { publishContext } from './context.mts';

const { values: options, positionals } = parseArgs({
	options: { write: { type: 'boolean', default: false } },
	allowPositionals: true,
});

const userFolder = await mkdtemp(join(temporaryFolder, 'n8n-nodes-smsb2b-e2e-'));
const findingsFile = join(userFolder, 'findings.jsonl');
const environment = await openTestEnvironment({ userFolder, report: console.log });
try {
	await writeFile(findingsFile, '');
	const haveAllPassed = await runTests(environment);
	if (haveAllPassed && options.write) await writeReliability(findingsFile);
	if (!haveAllPassed) {
		console.log(`\nThe end of n8n's log:\n${await lastLines(environment.n8n.logFile)}`);
		process.exitCode = 1;
	}
} finally {
	await environment.close();
	await rm(userFolder, { recursive: true, force: true });
}

async function runTests({ n8n, sandbox, owner, session }: TestEnvironment): Promise<boolean> {
	publishContext({
		n8nUrl: n8n.url,
		n8nProcessId: n8n.processId,
		cookie: session.cookie,
		owner,
		logFile: n8n.logFile,
		databaseFile: n8n.databaseFile,
		outsideCallsFile: n8n.outsideCallsFile,
		sandboxUrl: sandbox.url,
		apiUrl: sandbox.apiUrl,
		findingsFile,
	});
	return await runTestFiles(testFiles());
}

/** What looks back at the whole run comes last. */
function testFiles(): string[] {
	const files = chosenTestFiles('e2e/{tests,faults}/*.test.mts', positionals);
	const looksBack = (file: string) => file.endsWith('outside-calls.test.mts');
	return [...files.filter((file) => !looksBack(file)), ...files.filter(looksBack)];
}
