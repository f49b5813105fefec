import { beforeEach } from 'node:test';
import { createCredential, type StoredCredential } from './n8n/credentials.mts';
import { linesOf } from './n8n/log.mts';
import type { Owner } from './n8n/owner.mts';
import { Session } from './n8n/session.mts';
import { SandboxControl } from './sandbox/control.mts';
import { noteFinding, type Finding } from './findings.mts';
import { sandboxCredential } from './n8n/seed-workflows.mts';
import type { ReliabilityTable } from './reliability.mts';

/** How the run of the end-to-end tests tells each test file where everything is. */
export interface Context {
	n8nUrl: string;
	n8nProcessId: number;
	cookie: string;
	owner: Owner;
	logFile: string;
	databaseFile: string;
	outsideCallsFile: string;
	sandboxUrl: string;
	apiUrl: string;
	/** Where tests keep the rows that the run may write into docs/reliability.md. */
	findingsFile: string;
}

const variable = 'TESTS_E2E_CONTEXT';

/** Makes the context known to the processes that are started from now on. */
export function publishContext(context: Context): void {
	process.env[variable] = JSON.stringify(context);
}

function readContext(): Context {
	const text = process.env[variable];
	if (!text) throw new Error('These tests need a running n8n; start them with npm run test:e2e.');
	return JSON.parse(text) as Context;
}

/** The n8n and the sandbox that all test files share. The sandbox is as new before every test. */
export function useTestEnvironment() {
	const { n8nUrl, cookie, outsideCallsFile, sandboxUrl, apiUrl, findingsFile, ...n8n } =
		readContext();
	const session = new Session(n8nUrl, cookie);
	const sandbox = new SandboxControl(sandboxUrl);
	beforeEach(async () => {
		await sandbox.reset();
	});
	const storeCredential = async (
		changes: Record<string, string> = {},
	): Promise<StoredCredential> => {
		const { name, type, data } = sandboxCredential(apiUrl);
		return await createCredential(session, { name, type, data: { ...data, ...changes } });
	};
	const outsideCalls = async () => await linesOf(outsideCallsFile);
	const note = async (finding: Finding<ReliabilityTable>) =>
		await noteFinding(findingsFile, finding);
	return { session, sandbox, apiUrl, storeCredential, outsideCalls, note, ...n8n };
}
