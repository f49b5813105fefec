import type { IDataObject, INodeParameters } from 'n8n-workflow';

import type { Setup } from '../../support/engine';
import type { TestSandbox } from '../../support/sandbox';

/** Items with a number each, in which the last four digits are the item's number. */
export function numberedItems(count: number): IDataObject[] {
	return Array.from({ length: count }, (_, index) => ({
		mobile: mobileOf(index + 1),
		name: `Person ${index + 1}`,
	}));
}

/** The number of the item with this number. */
export function mobileOf(item: number): string {
	return `30697123${String(item).padStart(4, '0')}`;
}

/** An SMS to each of the items. */
export function sendToEach(
	sandbox: TestSandbox,
	count: number,
	requestOptions: INodeParameters = {},
): Setup {
	return {
		parameters: {
			resource: 'sms',
			operation: 'send',
			to: '={{ $json.mobile }}',
			text: '={{ "Hello " + $json.name }}',
			requestOptions,
		},
		items: numberedItems(count),
		credential: sandbox.credential,
	};
}

/** The numbers that SMSB2B was asked to send to, as items. */
export async function itemsSent(sandbox: TestSandbox): Promise<number[]> {
	const calls = await sandbox.calls('sms/send');
	return calls.map(({ body }) => Number(body.to.slice(-4)));
}
