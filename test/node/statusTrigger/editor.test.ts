import { useSandbox } from '../../support/sandbox';
import { delivered, failed, Messages, mobiles } from './messages';
import { PollingTrigger } from './n8n';

const sandbox = useSandbox();
const messages = new Messages(sandbox);

describe('a test in the editor', () => {
	it('shows the last messages with a wanted event, newest first', async () => {
		const trigger = new PollingTrigger(sandbox.credential, { events: ['delivered'] });
		const [first, , third] = await messages.sendAndReport('d', 'f', 'd');
		await messages.send(mobiles[0]);
		expect(await trigger.test()).toEqual([delivered(third), delivered(first)]);
	});

	it('shows messages to many recipients too', async () => {
		const trigger = new PollingTrigger(sandbox.credential);
		const { id } = (await sandbox.call('sms/bulk', { to: mobiles.join(), text: 'Hello' })) as {
			id: string[];
		};
		await messages.report(id[1], 'f');
		expect(await trigger.test()).toEqual([failed(id[1])]);
	});

	it('shows ten at most', async () => {
		const trigger = new PollingTrigger(sandbox.credential);
		for (let round = 0; round < 4; round++) await messages.sendAndReport('d', 'd', 'd');
		expect(await trigger.test()).toHaveLength(10);
	});

	it('takes nothing from the next poll', async () => {
		const trigger = new PollingTrigger(sandbox.credential);
		const [first] = await messages.sendAndReport('d');
		await trigger.test();
		await trigger.poll();
		expect(trigger.executions).toEqual([[delivered(first)]]);
	});

	it('says what to do when there is no message yet', async () => {
		const trigger = new PollingTrigger(sandbox.credential);
		await messages.send(mobiles[0]);
		await expect(trigger.test()).rejects.toMatchObject({
			message: 'No matching message found yet',
			description: expect.stringContaining('Send an SMS'),
		});
	});
});
