import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { startSandbox } from '../../sandbox/server.mts';

/** What the sandbox noted of an API call. */
export interface ReceivedCall {
	method: string;
	path: string;
	query: Record<string, string>;
	body: Record<string, string>;
	contentType: string;
	answer: 'accepted' | number | null;
	fault: string | null;
}

/** A message as the sandbox keeps it. */
export interface SentMessage {
	id: number;
	to: string;
	text: string;
	code?: string;
	scheduled: boolean;
	/** Only of Viber messages. */
	viber?: { buttonAction: string };
}

/** How busy the sandbox was. */
export interface Statistics {
	total: number;
	maxInFlight: number;
	perPath: Record<string, number>;
}

type Running = Awaited<ReturnType<typeof startSandbox>>;

/** Starts a sandbox for the tests of a file, and takes it back to its seeded state before each. */
export function useSandbox(settings: object = {}): TestSandbox {
	const sandbox = new TestSandbox();
	beforeAll(async () => await sandbox.start());
	beforeEach(async () => await sandbox.reset(settings));
	afterAll(async () => await sandbox.close());
	return sandbox;
}

/** The sandbox in this process, with its control API. */
export class TestSandbox {
	private running?: Running;

	async start(): Promise<void> {
		this.running = await startSandbox({ port: 0 });
	}

	async close(): Promise<void> {
		await this.running?.close();
	}

	/** The base URL for a credential. */
	get apiUrl(): string {
		return this.server.apiUrl;
	}

	/** The demo account's credential with its API key. */
	get credential(): ICredentialDataDecryptedObject {
		return {
			authenticationMethod: 'apiKey',
			apiKey: 'demo-key',
			baseUrl: this.apiUrl,
			sessionToken: 'none',
		};
	}

	/** The demo account's credential with its login. */
	get login(): ICredentialDataDecryptedObject {
		const { baseUrl, sessionToken } = this.credential;
		const login = { username: 'demo', password: 'demo-pass' };
		return { authenticationMethod: 'password', ...login, baseUrl, sessionToken };
	}

	/** Back to the seeded state; no report comes by itself. */
	async reset(settings: object = {}): Promise<void> {
		await this.control('POST', 'reset');
		await this.control('PATCH', 'settings', { reportDelay: null, ...settings });
	}

	async set(settings: object): Promise<void> {
		await this.control('PATCH', 'settings', settings);
	}

	/** Makes coming calls go wrong, see sandbox/README.md. */
	async fault(fault: { kind: string } & Record<string, unknown>): Promise<void> {
		await this.control('POST', 'faults', fault);
	}

	/** Changes properties of the demo account. */
	async account(properties: object): Promise<void> {
		await this.control('PATCH', 'accounts/demo', properties);
	}

	/** Calls the API as somebody else with the demo account's key does; the call is not noted. */
	async call(path: string, parameters: Record<string, string> = {}): Promise<unknown> {
		const body = new URLSearchParams({ key: 'demo-key', ...parameters });
		const response = await fetch(`${this.apiUrl}/${path}`, { method: 'POST', body });
		const answer = await response.json();
		await this.forgetCalls();
		return answer;
	}

	/** The API calls that were received since the last reset, oldest first. */
	async calls(path = ''): Promise<ReceivedCall[]> {
		return await this.control('GET', `requests?path=${path}`);
	}

	async forgetCalls(): Promise<void> {
		await this.control('DELETE', 'requests');
		await this.control('DELETE', 'statistics');
	}

	async statistics(): Promise<Statistics> {
		return await this.control('GET', 'statistics');
	}

	async messages(): Promise<SentMessage[]> {
		return await this.control('GET', 'messages?limit=100000');
	}

	/** @throws Error when the control API does not understand the call */
	async control<T>(method: string, path: string, body?: object): Promise<T> {
		const response = await fetch(`${this.server.url}/control/${path}`, {
			method,
			headers: body ? { 'content-type': 'application/json' } : {},
			body: body ? JSON.stringify(body) : undefined,
		});
		const text = await response.text();
		if (!response.ok) throw new Error(`${method} /control/${path}: ${response.status} ${text}`);
		return (text === '' ? undefined : JSON.parse(text)) as T;
	}

	private get server(): Running {
		if (!this.running) throw new Error('The sandbox has not been started');
		return this.running;
	}
}
