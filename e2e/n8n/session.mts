import type { Owner } from './owner.mts';

const browserId = 'tests';

/** A person logged in to n8n, who speaks to the REST API that the editor uses. */
export class Session {
	readonly url: string;
	/** What shows n8n who is asking. */
	readonly cookie: string;

	constructor(url: string, cookie: string) {
		this.url = url;
		this.cookie = cookie;
	}

	/** Makes the owner of a fresh n8n, and logs in. On an n8n that has its owner, just logs in. */
	static async ofOwner(url: string, owner: Owner): Promise<Session> {
		const anonymous = new Session(url, '');
		const settings = await anonymous.get<Settings>('settings');
		const response = settings.userManagement.showSetupOnFirstLoad
			? await anonymous.#send('POST', 'owner/setup', {
					...owner,
					firstName: 'Test',
					lastName: 'Owner',
				})
			: await anonymous.#send('POST', 'login', {
					emailOrLdapLoginId: owner.email,
					password: owner.password,
				});
		const cookie = response.headers.getSetCookie().find((line) => line.startsWith('n8n-auth='));
		if (!cookie) throw new Error(`n8n let ${owner.email} in without giving a cookie.`);
		return new Session(url, cookie.split(';')[0]);
	}

	async get<T>(path: string): Promise<T> {
		return await this.#data('GET', path);
	}

	async post<T>(path: string, body: unknown, signal?: AbortSignal): Promise<T> {
		return await this.#data('POST', path, body, signal);
	}

	async patch<T>(path: string, body: unknown): Promise<T> {
		return await this.#data('PATCH', path, body);
	}

	async delete(path: string): Promise<void> {
		await this.#data('DELETE', path);
	}

	async #data<T>(method: string, path: string, body?: unknown, signal?: AbortSignal): Promise<T> {
		const response = await this.#send(method, path, body, signal);
		return ((await response.json()) as { data: T }).data;
	}

	async #send(
		method: string,
		path: string,
		body?: unknown,
		signal?: AbortSignal,
	): Promise<Response> {
		const response = await fetch(`${this.url}/rest/${path}`, {
			method,
			headers: {
				'content-type': 'application/json',
				'browser-id': browserId,
				cookie: this.cookie,
			},
			body: body === undefined ? undefined : JSON.stringify(body),
			signal,
		});
		if (!response.ok) {
			throw new Error(`n8n, ${method} ${path}: ${response.status} ${await messageOf(response)}`);
		}
		return response;
	}
}

interface Settings {
	userManagement: { showSetupOnFirstLoad: boolean };
}

async function messageOf(response: Response): Promise<string> {
	const text = await response.text();
	try {
		return (JSON.parse(text) as { message: string }).message;
	} catch {
		return text;
	}
}
