import { globSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { projectFolder, temporaryFolder } from '../install/folders.mts';
import { openLaboratory, type Laboratory } from '../laboratory.mts';
import { lastLines } from '../n8n/log.mts';
import { publishContext } from './context.mts';

const limitOfOneFile = 10 * 60_000;

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

/** Runs the test files one after the other, since they share the sandbox's state. */
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
	let haveAllPassed = false;
	const events = run({ files: testFiles(), concurrency: 1, timeout: limitOfOneFile });
	events.on('test:summary', ({ file, success }) => {
		const isOfAllFiles = file === undefined;
		if (isOfAllFiles) haveAllPassed = success;
	});
	const printed = events.compose(new spec());
	printed.pipe(process.stdout);
	await new Promise((resolve) => printed.once('end', resolve));
	return haveAllPassed;
}

/** The files given on the command line, or all of this folder. What looks back at the whole run comes last. */
function testFiles(): string[] {
	const patterns = process.argv.length > 2 ? process.argv.slice(2) : ['lab/e2e/*.test.mts'];
	const files = globSync(patterns, { cwd: projectFolder }).sort();
	const looksBack = (file: string) => file.endsWith('outside-calls.test.mts');
	return [...files.filter((file) => !looksBack(file)), ...files.filter(looksBack)].map((file) =>
		join(projectFolder, file),
	);
}
