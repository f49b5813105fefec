import { runInWorkflow, type Ended } from '../../support/engine';
import { useSandbox } from '../../support/sandbox';

const sandbox = useSandbox();

async function send(options: { sendAt?: string }): Promise<string> {
	const own = { to: '6971234567', text: 'Hello', options };
	const { items } = await run('send', own);
	return String(items[0].json.smsId);
}

async function run(operation: string, own: object): Promise<Ended> {
	const parameters = { resource: 'sms', operation, ...own };
	return await runInWorkflow({ parameters, credential: sandbox.credential });
}

const tomorrow = '={{ $now.plus({ days: 1 }) }}';

test('a scheduled message is cancelled by its id, and its credits come back', async () => {
	const smsId = await send({ sendAt: tomorrow });
	const [before] = await sandbox.messages();
	expect(before).toMatchObject({ id: Number(smsId), scheduled: true, sentAt: null });

	const { items } = await run('cancel', { smsId });
	expect(items.map(({ json }) => json)).toEqual([{ smsId, cancelled: true, balance: 1000 }]);
	expect(await sandbox.messages()).toEqual([]);
});

test('a message cannot be cancelled twice', async () => {
	const smsId = await send({ sendAt: tomorrow });
	await run('cancel', { smsId });
	const { failure } = await run('cancel', { smsId });
	expect(failure?.message).toBe('There is no message with this "SMS ID" (item 1)');
});

test('a message that has gone out cannot be cancelled', async () => {
	const smsId = await send({});
	const { failure } = await run('cancel', { smsId });
	expect(failure?.message).toBe(
		'The message has already been sent and can no longer be cancelled (item 1)',
	);
	expect(await sandbox.messages()).toHaveLength(1);
});

test('a message whose time comes goes out by itself', async () => {
	const smsId = await send({ sendAt: '={{ $now.plus({ milliseconds: 2500 }) }}' });
	let message = await kept(smsId);
	expect(message.scheduled).toBe(true);
	while (message.scheduled) message = await kept(smsId);
	expect(message.sentAt).toBeGreaterThanOrEqual(message.sendAt);
	expect(message.sentAt).toBeLessThan(message.sendAt + 1000);
});

interface KeptMessage {
	scheduled: boolean;
	sendAt: number;
	sentAt: number;
}

async function kept(smsId: string): Promise<KeptMessage> {
	return await sandbox.control('GET', `messages/${smsId}`);
}
