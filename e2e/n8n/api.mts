import ky, { type KyInstance } from 'ky';
import type { Owner } from './owner.mts';

interface Settings {
	userManagement: { showSetupOnFirstLoad: boolean };
}

/** The REST API that n8n's editor uses, for a person who is logged in. */
export class N8nApi {
	readonly url: string;
	/** What shows n8n who is asking. */
	readonly cookie: string;
	readonly #client: KyInstance;

	constructor(url: string, cookie: string) {
		this.url = url;
		this.cookie = cookie;
		this.#client = clientOf(url, cookie);
	}

	async get<T>(path: string): Promise<T> {
		return await this.#data('get', path);
	}

	async post<T>(path: string, json: unknown = {}, signal?: AbortSignal): Promise<T> {
		return await this.#data('post', path, json, signal);
	}

	async patch<T>(path: string, json: unknown): Promise<T> {
		return await this.#data('patch', path, json);
	}

	async delete(path: string): Promise<void> {
		await this.#data('delete', path);
	}

	async #data<T>(
		method: 'get' | 'post' | 'patch' | 'delete',
		path: string,
		json?: unknown,
		signal?: AbortSignal,
	): Promise<T> {
		return (await this.#client[method](path, { json, signal }).json<{ data: T }>()).data;
	}
}

/** Makes the owner of a new n8n, or just logs in, and gives the cookie of the login. */
export async function logIn(url: string, owner: Owner): Promise<string> {
	const client = clientOf(url);
	const { data } = await client.get('settings').json<{ data: Settings }>();
	const { headers } = data.userManagement.showSetupOnFirstLoad
		? await client.post('owner/setup', { json: { ...owner, firstName: 'Test', lastName: 'Owner' } })
		: await client.post('login', {
				json: { emailOrLdapLoginId: owner.email, password: owner.password },
			});
	const cookie = headers.getSetCookie().find((line) => line.startsWith('n8n-auth='));
	if (!cookie) throw new Error(`n8n let ${owner.email} in without giving a cookie.`);
	return cookie.split(';')[0];
}

function clientOf(url: string, cookie = ''): KyInstance {
	// A connection that n8n closes while it is taken from the pool would make a request fail on a busy machine.
	const headers = { 'browser-id': 'tests', cookie, connection: 'close' };
	return ky.create({ prefix: `${url}/rest/`, headers, retry: 0, timeout: false });
}
