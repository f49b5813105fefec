import assert from 'node:assert/strict';
import ky, { type KyInstance } from 'ky';
import type { describeMessage } from '../../sandbox/control/messages.mts';
import type { LogEntry, Statistics } from '../../sandbox/control/request-log.mts';
import type { ReportCall } from '../../sandbox/delivery/callbacks.mts';
import type { Fault } from '../../sandbox/faults/fault.mts';
import type { Settings } from '../../sandbox/state/settings.mts';

/** A message as the sandbox shows it. */
export type SandboxMessage = ReturnType<typeof describeMessage>;
export type { LogEntry as LoggedRequest };

/** What the sandbox's README lists under "Control API". */
type Fields = Record<string, unknown>;

/** The control API of a running sandbox; see sandbox/README.md. */
export class SandboxControl {
	readonly #control: KyInstance;
	readonly #api: KyInstance;

	constructor(sandboxUrl: string) {
		// A connection that is closed while it is taken from the pool would make a request fail on a busy machine.
		const headers = { connection: 'close' };
		const options = { retry: 0, timeout: false, headers } as const;
		this.#control = ky.create({ ...options, prefix: `${sandboxUrl}/control/` });
		this.#api = ky.create({ ...options, prefix: `${sandboxUrl}/api/` });
	}

	/** Back to the seeded state: accounts, messages, settings, faults, log. */
	async reset(): Promise<void> {
		await this.#control.post('reset', { json: {} });
		await this.clearStatistics();
	}

	/** Makes the sandbox count from zero. */
	async clearStatistics(): Promise<void> {
		await this.#control.delete('statistics');
	}

	async changeSettings(settings: Partial<Settings>): Promise<void> {
		await this.#control.patch('settings', { json: settings });
	}

	/** Makes the next matching calls fail. */
	async addFault(fault: Fault): Promise<void> {
		await this.#control.post('faults', { json: fault });
	}

	async clearFaults(): Promise<void> {
		await this.#control.delete('faults');
	}

	async changeAccount(username: string, fields: Fields): Promise<void> {
		await this.#control.patch(`accounts/${username}`, { json: fields });
	}

	/** Adds an account, and gives its ID. */
	async addAccount(fields: Fields): Promise<string> {
		return String(
			(await this.#control.post('accounts', { json: fields }).json<{ id: number }>()).id,
		);
	}

	/** Gives an account a Viber sender. */
	async setViberSender(username: string, senderId: string, fields: Fields): Promise<void> {
		await this.#control.put(`accounts/${username}/viber-senders/${senderId}`, { json: fields });
	}

	/** Adds contacts with consecutive numbers. */
	async addContacts(username: string, count: number): Promise<void> {
		await this.#control.post(`accounts/${username}/contacts`, { json: { count } });
	}

	async contacts(username: string): Promise<Array<{ id: number; mobile: string }>> {
		return await this.#control.get(`accounts/${username}/contacts`).json();
	}

	async removeContacts(username: string): Promise<void> {
		await this.#control.delete(`accounts/${username}/contacts`);
	}

	/** The calls of one endpoint, oldest first. */
	async requests(path: string): Promise<Array<LogEntry & { body: Record<string, string> }>> {
		return await this.#control.get(`requests?path=${path}`).json();
	}

	/** The messages of an account, or of all, oldest first. */
	async messages(username = ''): Promise<SandboxMessage[]> {
		return await this.#control.get(`messages?account=${username}`).json();
	}

	/**
	 * The only message that was sent.
	 * @throws when there are others
	 */
	async onlyMessage(): Promise<SandboxMessage> {
		const messages = await this.messages();
		assert.equal(messages.length, 1, 'messages sent');
		return messages[0];
	}

	/** The MSISDNs of all messages, sorted. */
	async recipients(): Promise<string[]> {
		return (await this.messages()).map(({ to }) => to).sort();
	}

	/** Calls the API itself, as another program with this key does. */
	async callApi(path: string, fields: Record<string, string>, key = 'demo-key'): Promise<Fields> {
		const body = new URLSearchParams({ key, type: 'json', ...fields });
		return await this.#api.post(path, { body }).json();
	}

	/** Gives a message its final status, and calls its callback URL if it has one. */
	async report(messageId: number | string, status: 'd' | 'f'): Promise<void> {
		await this.#control.post(`messages/${messageId}/report`, { json: { status } });
	}

	/** The last 20,000 delivery reports that were called, oldest first. */
	async reports(): Promise<ReportCall[]> {
		return await this.#control.get('reports?limit=20000').json();
	}

	/** The HTTP statuses with which delivery reports were answered; null is a call without an answer. */
	async reportStatuses(): Promise<Array<number | null>> {
		return (await this.reports()).map(({ httpStatus }) => httpStatus);
	}

	async statistics(): Promise<Statistics> {
		return await this.#control.get('statistics').json();
	}
}
