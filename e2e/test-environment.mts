import { installN8n, type N8nInstallation } from '../scripts/install/n8n.mts';
import { installPackage } from '../scripts/install/package.mts';
import { linesOf } from './n8n/log.mts';
import { startN8n, type RunningN8n } from './n8n/process.mts';
import { ownerOf, type Owner } from './n8n/owner.mts';
import { Session } from './n8n/session.mts';
import { startSandbox, type RunningSandbox } from './sandbox/process.mts';

/** The real n8n with this package installed, and the sandbox that its credentials point to. */
export interface TestEnvironment {
	n8n: RunningN8n;
	sandbox: RunningSandbox;
	/** Who is logged in, for a test in the editor. */
	owner: Owner;
	session: Session;
	installation: N8nInstallation;
	close(): Promise<void>;
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

	const running: Array<{ stop(): Promise<void> }> = [];
	const close = async () => {
		await Promise.all(running.map(async (process) => await process.stop()));
	};
	try {
		const sandbox = await startSandbox(sandboxPort);
		running.push(sandbox);
		report('Starting n8n.');
		const n8n = await startN8n({ installation, userFolder, port: n8nPort, environment });
		running.push(n8n);
		const owner = await ownerOf(userFolder);
		const session = await Session.ofOwner(n8n.url, owner);
		await checkThatPackageIsLoaded(session, n8n);
		return { n8n, sandbox, owner, session, installation, close };
	} catch (error) {
		await close();
		throw error;
	}
}

async function checkThatPackageIsLoaded(session: Session, { logFile }: RunningN8n): Promise<void> {
	const node = { name: 'n8n-nodes-smsb2b.smsb2b', version: 1 };
	try {
		await session.post('node-types', { nodeInfos: [node] });
	} catch (cause) {
		const log = await linesOf(logFile);
		const complaint = log.findIndex((line) => line.startsWith('Failed to load package'));
		throw new Error(
			`n8n has not loaded the package.\n${log.slice(complaint).slice(0, 20).join('\n')}`,
			{
				cause,
			},
		);
	}
}
