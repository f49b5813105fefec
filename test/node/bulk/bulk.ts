import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { runInWorkflow, type Ended } from '../../support/engine';
import type { TestSandbox } from '../../support/sandbox';

/** One message to the numbers in a field of the items. */
export async function sendToItems(
	{ credential }: TestSandbox,
	items: IDataObject[],
	own: INodeParameters = {},
): Promise<Ended> {
	const message = { recipients: 'inputItems', toField: 'mobile', text: 'Hello' };
	const parameters = { resource: 'sms', operation: 'sendBulk', ...message, ...own };
	return await runInWorkflow({ parameters, items, credential });
}

/** One message to the numbers in a list. */
export async function sendToList(
	{ credential }: TestSandbox,
	to: string,
	own: INodeParameters = {},
): Promise<Ended> {
	const parameters = { resource: 'sms', operation: 'sendBulk', to, text: 'Hello', ...own };
	return await runInWorkflow({ parameters, credential });
}

/** Items that hold nothing but a number. */
export function itemsWith(...mobiles: unknown[]): IDataObject[] {
	return mobiles.map((mobile) => ({ mobile: mobile as string }));
}

/** Greek mobile numbers, all different. */
export function numbers(count: number): string[] {
	return Array.from({ length: count }, (_, index) => String(6970000000 + index * 7));
}

/** The numbers of each request, in the order in which they were made. */
export async function batches(sandbox: TestSandbox): Promise<string[][]> {
	return (await sandbox.calls('sms/bulk')).map(({ body }) => body.to.split(','));
}
