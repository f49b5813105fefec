import { installN8n, type N8nInstallation } from '../scripts/install/n8n.mts';
import { installPackage } from '../scripts/install/package.mts';
import { linesOf } from './n8n/log.mts';
import { ownerOf, type Owner } from './n8n/owner.mts';
import { startN8n, type RunningN8n } from './n8n/process.mts';
import { storeSandboxCredential } from './n8n/seed-workflows.mts';
import { Session, type StoredCredential } from './n8n/session.mts';
import type { SandboxControl } from './sandbox/control.mts';
import { startSandbox } from './sandbox/process.mts';

/** The real n8n with this package installed, and the sandbox that its credentials point to. */
export interface TestEnvironment extends AsyncDisposable {
	n8n: RunningN8n;
	/** Who is logged in, for a test in the editor. */
	owner: Owner;
	session: Session;
	sandbox: SandboxControl;
	/** Where the sandbox's inbox is. */
	sandboxUrl: string;
	/** The base URL for a credential. */
	apiUrl: string;
	installation: N8nInstallation;
	/** Stores a credential for the sandbox. @param changes fields in which it differs from the usual one */
	storeCredential(changes?: Record<string, string>, name?: string): Promise<StoredCredential>;
	/** Settles when n8n or the sandbox has ended, whatever the reason. */
	ended: Promise<unknown>;
}

export interface TestEnvironmentOptions {
	userFolder: string;
	n8nPort?: number;
	sandboxPort?: number;
	/** Further environment variables for n8n. */
	environment?: Record<string, string>;
	/** Told what is going on, line by line. */
	report: (line: string) => void;
}

/** Installs what is not installed yet, starts the sandbox and n8n, and logs in as the owner. */
export async function openTestEnvironment(
	options: TestEnvironmentOptions,
): Promise<TestEnvironment> {
	const { userFolder, n8nPort, sandboxPort, environment, report } = options;
	const installation = await installN8n(report);
	await installPackage(userFolder, report);

	await using starting = new AsyncDisposableStack();
	const { control, url, apiUrl, ended } = starting.use(await startSandbox(sandboxPort));
	report('Starting n8n.');
	const n8n = starting.use(
		await startN8n({ installation, userFolder, port: n8nPort, environment }),
	);
	const owner = await ownerOf(userFolder);
	const session = await Session.ofOwner(n8n.url, owner);
	await checkThatPackageIsLoaded(session, n8n);
	const running = starting.move();
	return {
		...{ n8n, owner, session, sandbox: control, sandboxUrl: url, apiUrl, installation },
		storeCredential: async (...how) => await storeSandboxCredential(session, apiUrl, ...how),
		ended: Promise.race([n8n.ended, ended]),
		[Symbol.asyncDispose]: async () => await running.disposeAsync(),
	};
}

async function checkThatPackageIsLoaded(session: Session, { logFile }: RunningN8n): Promise<void> {
	const node = { name: 'n8n-nodes-smsb2b.smsb2b', version: 1 };
	try {
		await session.post('node-types', { nodeInfos: [node] });
	} catch (cause) {
		const log = await linesOf(logFile);
		const complaint = log.findIndex((line) => line.startsWith('Failed to load package'));
		const lines = log.slice(complaint).slice(0, 20).join('\n');
		throw new Error(`n8n has not loaded the package.\n${lines}`, { cause });
	}
}
