import { after, before, beforeEach } from 'node:test';
import { noteFinding, type Finding } from '../findings.mts';
import { sandboxCredential } from '../n8n/seed-workflows.mts';
import { createCredential, type StoredCredential } from '../n8n/credentials.mts';
import { Session } from '../n8n/session.mts';
import { SandboxControl } from '../sandbox/control.mts';
import type { QueuePlaces } from './installation.mts';
import type { ScalingTable } from './scaling.mts';
import { startWorkers, type Worker } from './workers.mts';

/** How the run of the queue tests tells each test file where everything is. */
export interface QueueContext {
	places: QueuePlaces;
	cookie: string;
	sandboxUrl: string;
	apiUrl: string;
	/** Gets a line of JSON for each {@link Finding}. */
	findingsFile: string;
}

const variable = 'TESTS_QUEUE_CONTEXT';

/** Makes the context known to the processes that are started from now on. */
export function publishContext(context: QueueContext): void {
	process.env[variable] = JSON.stringify(context);
}

function readContext(): QueueContext {
	const text = process.env[variable];
	if (!text)
		throw new Error('These tests need n8n in queue mode; start them with npm run test:queue.');
	return JSON.parse(text) as QueueContext;
}

/**
 * The n8n in queue mode that all test files share, and the sandbox, which is as new before every test; with two workers of
 * this file's own.
 */
export function useQueue(changes: Record<string, string> = {}) {
	const { places, cookie, sandboxUrl, apiUrl, findingsFile } = readContext();
	const session = new Session(places.publicUrl, cookie);
	const sandbox = new SandboxControl(sandboxUrl);
	const workers: Worker[] = [];
	before(async () => {
		workers.push(...(await startWorkers(places, 2, changes)));
	});
	after(async () => {
		await Promise.all(workers.map(async (worker) => await worker.stop()));
	});
	beforeEach(async () => {
		await sandbox.reset();
		await sandbox.changeSettings({ reportDelay: null });
	});
	const storeCredential = async (): Promise<StoredCredential> =>
		await createCredential(session, sandboxCredential(apiUrl));
	const note = async (finding: Finding<ScalingTable>) => await noteFinding(findingsFile, finding);
	return { session, sandbox, places, workers, storeCredential, note };
}
