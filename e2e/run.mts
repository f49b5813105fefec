import { openTestEnvironment } from './test-environment.mts';
import { writeReliability } from './reliability.mts';
import { runSuite } from './run-tests.mts';

await runSuite({
	pattern: 'e2e/{tests,faults}/*.test.mts',
	last: 'outside-calls.test.mts',
	write: writeReliability,
	async open(userFolder) {
		const environment = await openTestEnvironment({ userFolder, report: console.log });
		const { n8n, session, owner, sandboxUrl, apiUrl } = environment;
		const { url: n8nUrl, processId: n8nProcessId, logFile, databaseFile, outsideCallsFile } = n8n;
		const { cookie } = session;
		return {
			context: {
				...{ n8nUrl, cookie, sandboxUrl, apiUrl },
				...{ n8nProcessId, owner, logFile, databaseFile, outsideCallsFile },
			},
			logFiles: [logFile],
			[Symbol.asyncDispose]: async () => await environment[Symbol.asyncDispose](),
		};
	},
});
