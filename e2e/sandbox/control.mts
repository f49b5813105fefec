/** A call of the API as the sandbox noted it. */
export interface NotedRequest {
	method: string;
	path: string;
	query: Record<string, unknown>;
	body: Record<string, unknown>;
	/** User name of the account; null where the call has none, or was not carried out. */
	account: string | null;
	answer: string | number | null;
}

/** A message as the sandbox keeps it. */
export interface SandboxMessage {
	id: number;
	to: string;
	from: string;
	channel: string;
	text: string;
	ucs: boolean;
	parts: number;
	cost: number;
	/** Whether it still waits for its time. */
	scheduled: boolean;
	/** Empty where none was given. */
	callback: string;
	/** The code of a two-factor message. */
	code?: string;
	status: string;
	/** Only of Viber messages; empty where the message has no button. */
	viber?: { buttonCaption: string; buttonAction: string };
}

/** A delivery report that the sandbox called, and how it was taken. */
export interface ReportCall {
	messageId: number;
	status: string;
	url: string;
	/** Null where no answer came. */
	httpStatus: number | null;
}

export interface Statistics {
	total: number;
	inFlight: number;
	maxInFlight: number;
	perPath: Record<string, number>;
}

/** What the sandbox's README lists under "Settings", "Faults" and "Control API". */
type Fields = Record<string, unknown>;

/** The control API of a running sandbox; see sandbox/README.md. */
export class SandboxControl {
	readonly #sandboxUrl: string;
	readonly #url: string;

	constructor(sandboxUrl: string) {
		this.#sandboxUrl = sandboxUrl;
		this.#url = `${sandboxUrl}/control`;
	}

	/** Back to the seeded state: accounts, messages, settings, faults, log. */
	async reset(): Promise<void> {
		await this.#call('POST', 'reset', {});
		await this.clearStatistics();
	}

	/** Makes the sandbox count from zero. */
	async clearStatistics(): Promise<void> {
		await this.#call('DELETE', 'statistics');
	}

	async changeSettings(settings: Fields): Promise<void> {
		await this.#call('PATCH', 'settings', settings);
	}

	/** Makes the next matching calls go wrong. */
	async addFault(fault: Fields): Promise<void> {
		await this.#call('POST', 'faults', fault);
	}

	async clearFaults(): Promise<void> {
		await this.#call('DELETE', 'faults');
	}

	async changeAccount(userName: string, fields: Fields): Promise<void> {
		await this.#call('PATCH', `accounts/${userName}`, fields);
	}

	/** Adds an account, and gives its id. */
	async addAccount(fields: Fields): Promise<string> {
		const { id } = (await this.#call('POST', 'accounts', fields)) as { id: number };
		return String(id);
	}

	/** Gives an account a Viber sender. */
	async setViberSender(userName: string, senderId: string, fields: Fields): Promise<void> {
		await this.#call('PUT', `accounts/${userName}/viber-senders/${senderId}`, fields);
	}

	/** Adds contacts with numbers that follow one another. */
	async addContacts(userName: string, count: number): Promise<void> {
		await this.#call('POST', `accounts/${userName}/contacts`, { count });
	}

	async contacts(userName: string): Promise<Array<{ id: number; mobile: string }>> {
		return (await this.#call('GET', `accounts/${userName}/contacts`)) as Array<{
			id: number;
			mobile: string;
		}>;
	}

	async removeContacts(userName: string): Promise<void> {
		await this.#call('DELETE', `accounts/${userName}/contacts`);
	}

	/** The calls of one endpoint, oldest first. */
	async requests(path: string): Promise<NotedRequest[]> {
		return (await this.#call('GET', `requests?path=${path}`)) as NotedRequest[];
	}

	/** The messages of an account, or of all, oldest first. */
	async messages(userName = ''): Promise<SandboxMessage[]> {
		return (await this.#call('GET', `messages?account=${userName}`)) as SandboxMessage[];
	}

	/** Calls the API itself, as somebody else with this key does. */
	async callApi(key: string, path: string, fields: Record<string, string>): Promise<Fields> {
		const body = new URLSearchParams({ key, ...fields });
		const response = await fetch(`${this.#sandboxUrl}/api/${path}`, { method: 'POST', body });
		return (await response.json()) as Fields;
	}

	/** Settles what became of a message, and calls its callback URL if it has one. */
	async report(messageId: number | string, status: 'd' | 'f'): Promise<void> {
		await this.#call('POST', `messages/${messageId}/report`, { status });
	}

	/** The last 20,000 reports that were called, oldest first. */
	async reports(): Promise<ReportCall[]> {
		return (await this.#call('GET', 'reports?limit=20000')) as ReportCall[];
	}

	async statistics(): Promise<Statistics> {
		return (await this.#call('GET', 'statistics')) as Statistics;
	}

	async #call(method: string, path: string, body?: Fields): Promise<unknown> {
		const response = await fetch(`${this.#url}/${path}`, {
			method,
			headers: body && { 'content-type': 'application/json' },
			body: body && JSON.stringify(body),
		});
		if (!response.ok) {
			throw new Error(`Sandbox: ${method} ${path}: ${response.status} ${await response.text()}`);
		}
		const text = await response.text();
		return text === '' ? undefined : JSON.parse(text);
	}
}
