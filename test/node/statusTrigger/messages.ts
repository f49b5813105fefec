import type { TestSandbox } from '../../support/sandbox';

export const mobiles = ['6900000001', '6900000002', '6900000003'];

/** Messages of the sandbox, and what became of them. */
export class Messages {
	constructor(private readonly sandbox: TestSandbox) {}

	/** Sends to a number, and gives the ID. */
	async send(to: string): Promise<string> {
		await this.sandbox.call('sms/send', { to, text: 'Hello' });
		const sent = (await this.sandbox.messages()).at(-1);
		return String(sent?.id);
	}

	async report(smsId: string, status: 'd' | 'f'): Promise<void> {
		await this.sandbox.control('POST', `messages/${smsId}/report`, { status });
	}

	/** Sends a message for each state, and gives their IDs. */
	async sendAndReport(...statuses: Array<'d' | 'f'>): Promise<string[]> {
		const ids: string[] = [];
		for (const [index, status] of statuses.entries()) {
			ids.push(await this.send(mobiles[index]));
			await this.report(ids[index], status);
		}
		return ids;
	}
}

/** The item of a message that was delivered. */
export function delivered(smsId: string) {
	return { smsId, status: 'delivered', statusCode: 'd' };
}

/** The item of a message that failed. */
export function failed(smsId: string) {
	return { smsId, status: 'failed', statusCode: 'f' };
}
