import { beforeEach } from 'node:test';
import { SandboxControl } from '../sandbox/control.mts';

/** How the run tells each test file which n8n it is about. */
export interface VersionContext {
	/** Of n8n-core. */
	version: string;
	/** The folder whose `node_modules` has n8n-core. */
	engineFolder: string;
	/** The unpacked tarball of this package. */
	packageFolder: string;
	sandboxUrl: string;
	apiUrl: string;
}

const variable = 'TESTS_VERSIONS_CONTEXT';

/** Makes the context known to the processes that are started from now on. */
export function publishContext(context: VersionContext): void {
	process.env[variable] = JSON.stringify(context);
}

/** @throws when the file was not started by the run */
export function readContext(): VersionContext {
	const text = process.env[variable];
	if (!text) throw new Error('These tests need a version of n8n: npm run test:versions');
	return JSON.parse(text) as VersionContext;
}

/** The sandbox, as new before every test. No report comes by itself. */
export function useSandbox(): SandboxControl {
	const sandbox = new SandboxControl(readContext().sandboxUrl);
	beforeEach(async () => {
		await sandbox.reset();
		await sandbox.changeSettings({ reportDelay: null });
	});
	return sandbox;
}
