import { startSandbox } from '../../sandbox/server.mts';

/** What the sandbox noted of an API call. */
export interface ReceivedCall {
	method: string;
	path: string;
	query: Record<string, string>;
	body: Record<string, string>;
	answer: string | null;
}

/** The sandbox in this process, with its control API. */
export class TestSandbox {
	private constructor(
		private readonly url: string,
		/** The base URL for a credential. */
		readonly apiUrl: string,
		readonly close: () => Promise<void>,
	) {}

	static async start(): Promise<TestSandbox> {
		const { url, apiUrl, close } = await startSandbox({ port: 0 });
		return new TestSandbox(url, apiUrl, close);
	}

	/** Back to the seeded state; reports come at once. */
	async reset(settings: object = {}): Promise<void> {
		await this.control('POST', 'reset');
		await this.control('PATCH', 'settings', { reportDelay: 0, ...settings });
	}

	async control<T>(method: string, path: string, body?: object): Promise<T> {
		const response = await fetch(`${this.url}/control/${path}`, {
			method,
			headers: body ? { 'content-type': 'application/json' } : {},
			body: body ? JSON.stringify(body) : undefined,
		});
		const text = await response.text();
		if (!response.ok) throw new Error(`${method} /control/${path}: ${response.status} ${text}`);
		return (text === '' ? undefined : JSON.parse(text)) as T;
	}

	/** The API calls that were received since the last reset, oldest first. */
	async calls(path?: string): Promise<ReceivedCall[]> {
		const all = await this.control<ReceivedCall[]>('GET', 'requests');
		return path ? all.filter((call) => call.path === path) : all;
	}
}
