import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before } from 'node:test';
import { sandboxCredential } from '../n8n/seed-workflows.mts';
import { temporaryFolder } from '../../scripts/install/folders.mts';
import { openTestEnvironment, type TestEnvironment } from '../test-environment.mts';
import { createCredential, type StoredCredential } from '../n8n/credentials.mts';
import { startN8n, type RunningN8n } from '../n8n/process.mts';
import type { Session } from '../n8n/session.mts';
import { SandboxControl } from '../sandbox/control.mts';

/** An n8n and a sandbox for the tests of one file: the n8n that all other tests share must not end. */
export function useOwnN8n(environment: Record<string, string> = {}): OwnN8n {
	const own = new OwnN8n(environment);
	before(async () => {
		await own.open();
	});
	after(async () => {
		await own.close();
	});
	return own;
}

class OwnN8n {
	readonly #environment: Record<string, string>;
	#userFolder = '';
	#opened: TestEnvironment | undefined;
	#n8n: RunningN8n | undefined;
	#sandbox: SandboxControl | undefined;
	#credential: StoredCredential | undefined;

	constructor(environment: Record<string, string>) {
		this.#environment = environment;
	}

	get session(): Session {
		return opened(this.#opened).session;
	}

	get sandbox(): SandboxControl {
		return opened(this.#sandbox);
	}

	/** The sandbox's credential, as it is stored in this n8n. */
	get credential(): StoredCredential {
		return opened(this.#credential);
	}

	async open(): Promise<void> {
		this.#userFolder = await mkdtemp(join(temporaryFolder, 'n8n-nodes-smsb2b-own-'));
		this.#opened = await openTestEnvironment({
			userFolder: this.#userFolder,
			environment: this.#environment,
			report: () => {},
		});
		const { n8n, sandbox, session } = this.#opened;
		this.#n8n = n8n;
		this.#sandbox = new SandboxControl(sandbox.url);
		this.#credential = await createCredential(session, sandboxCredential(sandbox.apiUrl));
	}

	async close(): Promise<void> {
		await this.#n8n?.stop();
		await this.#opened?.close();
		await rm(this.#userFolder, { recursive: true, force: true });
	}

	/** Ends n8n, in order or by SIGKILL, and starts it again at the same address; `meanwhile` happens in between. */
	async restart(end: 'stop' | 'kill', meanwhile: () => Promise<unknown>): Promise<void> {
		const n8n = opened(this.#n8n);
		await n8n[end]();
		await meanwhile();
		this.#n8n = await startN8n({
			installation: opened(this.#opened).installation,
			userFolder: this.#userFolder,
			environment: this.#environment,
			port: Number(new URL(n8n.url).port),
		});
	}
}

function opened<T>(part: T | undefined): T {
	if (part === undefined) throw new Error('This n8n has not been opened yet.');
	return part;
}
