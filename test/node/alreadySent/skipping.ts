import type { IDataObject, INode, INodeParameters } from 'n8n-workflow';

import { runInWorkflow, type Ended } from '../../support/engine';
import type { TestSandbox } from '../../support/sandbox';

export const ANNA = '6971234567';
export const BILL = '6981234567';
export const TEXT = 'Καλημέρα σας';

/** What a test sets of a run: parameters of the node, and what is set at the node itself. */
export interface Own {
	parameters?: INodeParameters;
	options?: object;
	onError?: INode['onError'];
	retryOnFail?: boolean;
}

/** SMS: Send with Skip Already Sent, a message for each item. */
export async function send(
	{ credential }: TestSandbox,
	items: IDataObject[],
	{ parameters = {}, options, ...settings }: Own = {},
): Promise<Ended> {
	return await runInWorkflow({
		parameters: {
			...{ resource: 'sms', operation: 'send', to: '={{ $json.to }}', text: '={{ $json.text }}' },
			...parameters,
			options: JSON.parse(JSON.stringify({ skipSent: 24, ...options })) as INodeParameters,
		},
		items,
		credential,
		...settings,
	});
}

/** As {@link send}, with one text to the numbers of all items. */
export async function sendBulk(
	sandbox: TestSandbox,
	numbers: string[],
	{ parameters, ...own }: Own = {},
): Promise<Ended> {
	const bulk = { operation: 'sendBulk', recipients: 'inputItems', toField: 'to', text: TEXT };
	const items = numbers.map((to) => ({ to }));
	return await send(sandbox, items, { parameters: { ...bulk, ...parameters }, ...own });
}

/** What became of each item: that it was sent already, that it was sent now, or why neither. */
export function verdicts({ items, errors, failure }: Ended): unknown[] {
	if (failure) return [`${failure.message}: ${failure.description}`];
	const all = [...items, ...errors].toSorted((one, other) => itemOf(one) - itemOf(other));
	return all.map(({ json }) => {
		const { message, description } = (json.error ?? {}) as IDataObject;
		if (json.error) return `${String(message)}: ${String(description)}`;
		return json.alreadySent ?? json.reason ?? 'sent';
	});
}

function itemOf({ pairedItem }: Ended['items'][number]): number {
	return (pairedItem as { item: number }).item;
}

/** The history as it would be if SMSB2B wrote it otherwise. */
export async function historyAs(
	sandbox: TestSandbox,
	kind: 'single' | 'group',
	answer: object,
): Promise<void> {
	await sandbox.fault({
		...{ kind: 'body', path: `history/${kind}/list`, contentType: 'application/json' },
		body: JSON.stringify({ status: '1', error: '0', ...answer }),
	});
}

/** A time as the history writes it, some hours ago, in the summer time of Athens or not. */
export function hoursAgo(hours: number): string {
	return new Date(Date.now() - hours * 60 * 60_000).toISOString();
}
