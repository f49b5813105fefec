import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { temporaryFolder } from '../install/folders.mts';
import { openLaboratory, type Laboratory } from '../laboratory.mts';
import { lastLines } from '../n8n/log.mts';
import { chosenTestFiles, runTestFiles } from '../run-tests.mts';
import { publishContext } from './context.mts';

const userFolder = await mkdtemp(join(temporaryFolder, 'n8n-nodes-smsb2b-e2e-'));
const laboratory = await openLaboratory({ userFolder, report: console.log });
try {
	const haveAllPassed = await runTests(laboratory);
	if (!haveAllPassed) {
		console.log(`\nThe end of n8n's log:\n${await lastLines(laboratory.n8n.logFile)}`);
		process.exitCode = 1;
	}
} finally {
	await laboratory.close();
	await rm(userFolder, { recursive: true, force: true });
}

async function runTests({ n8n, sandbox, session }: Laboratory): Promise<boolean> {
	publishContext({
		n8nUrl: n8n.url,
		n8nProcessId: n8n.processId,
		cookie: session.cookie,
		logFile: n8n.logFile,
		databaseFile: n8n.databaseFile,
		outsideCallsFile: n8n.outsideCallsFile,
		sandboxUrl: sandbox.url,
		apiUrl: sandbox.apiUrl,
	});
	return await runTestFiles(testFiles());
}

/** What looks back at the whole run comes last. */
function testFiles(): string[] {
	const files = chosenTestFiles('lab/e2e/*.test.mts', process.argv.slice(2));
	const looksBack = (file: string) => file.endsWith('outside-calls.test.mts');
	return [...files.filter((file) => !looksBack(file)), ...files.filter(looksBack)];
}
