import { beforeEach } from 'node:test';
import type { Settings } from '../sandbox/state/settings.mts';
import { noteFinding, type Finding } from './findings.mts';
import { linesOf } from './n8n/log.mts';
import type { Owner } from './n8n/owner.mts';
import { storeSandboxCredential } from './n8n/seed-workflows.mts';
import { Session, type StoredCredential } from './n8n/session.mts';
import type { ReliabilityTable } from './reliability.mts';
import { SandboxControl } from './sandbox/control.mts';

/** What a run tells its test files, which are processes of their own. */
export interface Context {
	n8nUrl: string;
	cookie: string;
	sandboxUrl: string;
	apiUrl: string;
	/** Where tests keep the rows that the run may write into a document. */
	findingsFile: string;
}

/** What the run of the end-to-end tests adds, to look into the n8n that all test files share. */
export interface SharedN8n {
	n8nProcessId: number;
	owner: Owner;
	logFile: string;
	databaseFile: string;
	outsideCallsFile: string;
}

const variable = 'TESTS_CONTEXT';

/** Makes the context known to the processes that are started from now on. */
export function publishContext(context: Context): void {
	process.env[variable] = JSON.stringify(context);
}

/** The n8n and the sandbox of a run, and whatever else it tells. The sandbox is as new before every test, with these settings. */
export function useContext<More, Table extends string>(settings: Partial<Settings> = {}) {
	const text = process.env[variable];
	if (!text) throw new Error('These tests need a running n8n: npm run test:e2e or test:queue.');
	const { n8nUrl, cookie, sandboxUrl, findingsFile, ...more } = JSON.parse(text) as Context & More;
	const session = new Session(n8nUrl, cookie);
	const sandbox = new SandboxControl(sandboxUrl);
	beforeEach(async () => {
		await sandbox.reset();
		await sandbox.changeSettings(settings);
	});
	const storeCredential = async (changes?: Record<string, string>): Promise<StoredCredential> =>
		await storeSandboxCredential(session, more.apiUrl, changes);
	const note = async (finding: Finding<Table>) => await noteFinding(findingsFile, finding);
	return { session, sandbox, storeCredential, note, ...more };
}

/** The n8n and the sandbox that all end-to-end tests share. The sandbox is as new before every test, with these settings. */
export function useTestEnvironment(settings: Partial<Settings> = {}) {
	const shared = useContext<SharedN8n, ReliabilityTable>(settings);
	const outsideCalls = async () => await linesOf(shared.outsideCallsFile);
	return { ...shared, outsideCalls };
}
