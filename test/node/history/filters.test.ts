import type { INodeParameters } from 'n8n-workflow';

import { runInWorkflow } from '../../support/engine';
import { useSandbox } from '../../support/sandbox';

const sandbox = useSandbox();

/** A message from each of two senders, of which one was delivered to its first recipient. */
async function sendTwo(path: string, more = ''): Promise<void> {
	await sandbox.call(path, { to: `6971234567${more}`, from: 'MySchool', text: 'Hello' });
	await sandbox.call(path, { to: `6981234568${more}`, from: 'MyShop', text: 'Hello' });
	const [{ id }] = await sandbox.messages();
	await sandbox.control('POST', `messages/${id}/report`, { status: 'd' });
}

/** The senders of the messages that are listed with a filter. */
async function sendersWith(operation: string, filters: INodeParameters): Promise<unknown[]> {
	const parameters = { resource: 'history', operation, returnAll: true, filters };
	const { items, failure } = await runInWorkflow({ parameters, credential: sandbox.credential });
	expect(failure).toBeUndefined();
	return items.map(({ json }) => json.sender).sort();
}

const BOTH = ['MySchool', 'MyShop'];

const OF_ANY_MESSAGE: Array<[INodeParameters, string[]]> = [
	[{ sender: 'MyShop' }, ['MyShop']],
	[{ sentAfter: '2000-01-01' }, BOTH],
	[{ sentAfter: '2999-01-01' }, []],
	[{ sentBefore: '2000-01-01' }, []],
	[{ sentBefore: '2999-01-01' }, BOTH],
];

test.each<[INodeParameters, string[]]>([
	...OF_ANY_MESSAGE,
	[{ to: '698 123 4568' }, ['MyShop']],
	[{ status: 'delivered' }, ['MySchool']],
	[{ status: 'sent' }, ['MyShop']],
	[{ status: 'failed' }, []],
])('of single messages, %j leaves those from %j', async (filters, senders) => {
	await sendTwo('sms/send');
	expect(await sendersWith('getAllSingle', filters)).toEqual(senders);
});

test.each(OF_ANY_MESSAGE)(
	'of group messages, %j leaves those from %j',
	async (filters, senders) => {
		await sendTwo('sms/bulk', ',6941234569');
		expect(await sendersWith('getAllGroup', filters)).toEqual(senders);
	},
);
