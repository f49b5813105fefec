import { after } from 'node:test';
import { temporaryFolder } from '../../scripts/install/folders.mts';
import { startN8n } from '../n8n/process.mts';
import { Session } from '../n8n/session.mts';
import { openTestEnvironment } from '../test-environment.mts';

/**
 * An n8n and a sandbox for the tests of one file: the n8n that all other tests share must not end. Called at the top of the
 * file, before its tests.
 */
export async function useOwnN8n(environment: Record<string, string> = {}) {
	const folder = await temporaryFolder('own');
	const userFolder = folder.path;
	const opened = await openTestEnvironment({ userFolder, environment, report: () => {} });
	const { session, sandbox, installation } = opened;
	let { n8n } = opened;
	after(async () => {
		await n8n.stop();
		await opened[Symbol.asyncDispose]();
		await folder[Symbol.asyncDispose]();
	});
	/** Ends n8n, in order or by SIGKILL, and starts it again at the same address; `meanwhile` happens in between. */
	const restart = async (end: 'stop' | 'kill', meanwhile: () => Promise<unknown>) => {
		await n8n[end]();
		await meanwhile();
		const port = Number(new URL(n8n.url).port);
		n8n = await startN8n({ installation, userFolder, environment, port });
	};
	/** A new session, such as for a clock at which the one of before is over. */
	const logIn = async () => await Session.ofOwner(n8n.url, opened.owner);
	return { session, sandbox, credential: await opened.storeCredential(), restart, logIn };
}
