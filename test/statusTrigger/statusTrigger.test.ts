import { ManualExecutionCancelledError } from 'n8n-workflow';

import { useSandbox } from '../support/sandbox';
import { PollingTrigger } from './n8n';

const sandbox = useSandbox();

const mobiles = ['6900000001', '6900000002', '6900000003'];

async function send(to: string): Promise<string> {
	await sandbox.call('sms/send', { to, text: 'Hello' });
	const sent = (await sandbox.messages()).at(-1);
	return String(sent?.id);
}

async function report(smsId: string, status: 'd' | 'f'): Promise<void> {
	await sandbox.control('POST', `messages/${smsId}/report`, { status });
}

async function sendAndReport(...statuses: Array<'d' | 'f'>): Promise<string[]> {
	const ids: string[] = [];
	for (const [index, status] of statuses.entries()) {
		ids.push(await send(mobiles[index]));
		await report(ids[index], status);
	}
	return ids;
}

const delivered = (smsId: string) => ({ smsId, status: 'delivered', statusCode: 'd' });
const failed = (smsId: string) => ({ smsId, status: 'failed', statusCode: 'f' });

describe('a poll', () => {
	it('starts one execution with an item for each change', async () => {
		const trigger = new PollingTrigger(sandbox.credential);
		const [first, second] = await sendAndReport('d', 'f');
		await trigger.poll();
		expect(trigger.executions).toEqual([[delivered(first), failed(second)]]);
	});

	it('starts none when nothing has changed', async () => {
		const trigger = new PollingTrigger(sandbox.credential);
		await send(mobiles[0]);
		await trigger.poll();
		expect(trigger.executions).toEqual([]);
	});

	it('gives each change once', async () => {
		const trigger = new PollingTrigger(sandbox.credential);
		const [first] = await sendAndReport('d');
		await trigger.poll();
		await trigger.poll();
		const [second] = await sendAndReport('f');
		await trigger.poll();
		expect(trigger.executions).toEqual([[delivered(first)], [failed(second)]]);
	});

	it.each([
		['delivered', 'd'],
		['failed', 'f'],
	])('gives only the event %s when only that is wanted', async (event, statusCode) => {
		const trigger = new PollingTrigger(sandbox.credential, { events: [event] });
		await sendAndReport('d', 'f');
		await trigger.poll();
		expect(trigger.executions).toMatchObject([[{ status: event, statusCode }]]);
	});

	it('takes a state that is not known for a failure, and passes it through', async () => {
		const trigger = new PollingTrigger(sandbox.credential, { events: ['failed'] });
		await sandbox.fault({
			kind: 'body',
			path: 'status/get',
			contentType: 'application/json',
			body: '{"0":{"id":7,"status":"q"},"1":{"id":8,"status":"s"},"total":"2","status":"1","error":"0"}',
		});
		await trigger.poll();
		expect(trigger.executions).toEqual([[{ smsId: '7', status: 'q', statusCode: 'q' }]]);
	});

	it.each(['wire', 'reference', 'nested', 'numbers'])('reads the shape %s', async (shape) => {
		await sandbox.set({ shape });
		const trigger = new PollingTrigger(sandbox.credential);
		const ids = await sendAndReport('d', 'd', 'd');
		// A list of one is written otherwise than a list of several.
		await trigger.poll();
		const [single] = await sendAndReport('d');
		await trigger.poll();
		expect(trigger.executions).toEqual([ids.map(delivered), [delivered(single)]]);
	});

	it('hands the changes to n8n itself, because n8n may discard what a poll returns', async () => {
		const trigger = new PollingTrigger(sandbox.credential);
		await sendAndReport('d');
		expect(await trigger.poll()).toBeNull();
		expect(trigger.executions).toHaveLength(1);
	});

	it('goes on with a new key when the account signs in with a password', async () => {
		const trigger = new PollingTrigger(sandbox.login);
		await trigger.poll();
		const [first] = await sendAndReport('d');
		await sandbox.account({ key: 'another-key' });
		await trigger.poll();
		expect(trigger.executions).toEqual([[delivered(first)]]);
	});
});

describe('a poll that goes wrong', () => {
	it('says what SMSB2B refused and what to do, without an item', async () => {
		const trigger = new PollingTrigger({ ...sandbox.credential, apiKey: 'wrong' });
		await expect(trigger.poll()).rejects.toMatchObject({
			message: expect.not.stringContaining('item'),
			description: expect.stringMatching(/whitelist.*101/s),
		});
	});

	it('says that there is no server', async () => {
		const trigger = new PollingTrigger({
			...sandbox.credential,
			baseUrl: 'http://127.0.0.1:1/api',
		});
		await expect(trigger.poll()).rejects.toMatchObject({
			message: 'There is no server at the base URL',
			description: expect.stringContaining('Base URL'),
		});
	});

	it('points to the history when the answer never came', async () => {
		const trigger = new PollingTrigger(sandbox.credential);
		await sendAndReport('d');
		await sandbox.fault({ kind: 'breakAfter', path: 'status/get' });
		await expect(trigger.poll()).rejects.toMatchObject({
			description: expect.stringContaining('History: Get Many Single'),
		});
	});

	it('costs no change when it is refused', async () => {
		const trigger = new PollingTrigger(sandbox.credential);
		const [first] = await sendAndReport('d');
		await sandbox.fault({ kind: 'refuse', code: 101, path: 'status/get' });
		await expect(trigger.poll()).rejects.toThrow();
		await trigger.poll();
		expect(trigger.executions).toEqual([[delivered(first)]]);
	});

	it('costs no change when a parameter cannot be read', async () => {
		const trigger = new PollingTrigger(sandbox.credential, {
			events: '={{ $json.missing.events }}',
		});
		await sendAndReport('d');
		await expect(trigger.poll()).rejects.toThrow();
		expect(await sandbox.calls('status/get')).toEqual([]);
	});
});

describe('an execution that n8n cannot start', () => {
	const full = new Error('SQLITE_FULL: database or disk is full');

	it.each([
		['cannot store it', { start: full }],
		['does not take it', { emit: full }],
	])('is made up for by the next poll, when n8n %s', async (_, hindrance) => {
		const trigger = new PollingTrigger(sandbox.credential);
		const [first] = await sendAndReport('d');
		trigger.hindrance = hindrance;
		await trigger.poll().catch(() => {});
		const [second] = await sendAndReport('f');
		await trigger.poll().catch(() => {});
		expect(trigger.executions).toEqual([]);

		trigger.hindrance = undefined;
		const [third] = await sendAndReport('d');
		await trigger.poll();
		await trigger.poll();
		expect(trigger.executions).toEqual([[delivered(first), failed(second), delivered(third)]]);
	});

	it('is made up for when nothing else has changed', async () => {
		const trigger = new PollingTrigger(sandbox.credential);
		const [first] = await sendAndReport('d');
		trigger.hindrance = { start: full };
		await trigger.poll();
		trigger.hindrance = undefined;
		await trigger.poll();
		expect(trigger.executions).toEqual([[delivered(first)]]);
	});

	it('is made up for after the next poll was refused', async () => {
		const trigger = new PollingTrigger(sandbox.credential);
		const [first] = await sendAndReport('d');
		trigger.hindrance = { start: full };
		await trigger.poll();
		trigger.hindrance = undefined;
		await sandbox.fault({ kind: 'refuse', code: 101, path: 'status/get' });
		await expect(trigger.poll()).rejects.toThrow();
		await trigger.poll();
		expect(trigger.executions).toEqual([[delivered(first)]]);
	});

	it('is made up for by the workflow that was published anew', async () => {
		const old = new PollingTrigger(sandbox.credential, {}, 'w1');
		const [first] = await sendAndReport('d');
		old.hindrance = { start: full };
		await old.poll();
		const other = new PollingTrigger(sandbox.credential, {}, 'w2');
		await other.poll();
		const published = new PollingTrigger(sandbox.credential, {}, 'w1');
		await published.poll();
		expect(other.executions).toEqual([]);
		expect(published.executions).toEqual([[delivered(first)]]);
	});

	it('leaves a line in the log, without the key', async () => {
		const trigger = new PollingTrigger(sandbox.credential);
		await sendAndReport('d', 'f');
		trigger.hindrance = { start: full };
		await trigger.poll();
		expect(trigger.log).toEqual([expect.stringMatching(/next poll.*"changes":2/)]);
		expect(trigger.log.join()).not.toContain('demo-key');
	});

	/** n8n's class is not part of its packages; it is known by its name. */
	class ExecutionNotFoundError extends Error {}

	it.each([
		['was stopped', new ManualExecutionCancelledError('1')],
		['was over at once', new ExecutionNotFoundError('No active execution found')],
	])('is none when it %s', async (_, reason) => {
		const trigger = new PollingTrigger(sandbox.credential);
		await sendAndReport('d');
		trigger.hindrance = { start: reason };
		await trigger.poll();
		trigger.hindrance = undefined;
		await trigger.poll();
		expect(trigger.executions).toEqual([]);
	});
});

describe('a test in the editor', () => {
	it('shows the last messages with a wanted event, newest first', async () => {
		const trigger = new PollingTrigger(sandbox.credential, { events: ['delivered'] });
		const [first, , third] = await sendAndReport('d', 'f', 'd');
		await send(mobiles[0]);
		expect(await trigger.test()).toEqual([delivered(third), delivered(first)]);
	});

	it('shows messages to many recipients too', async () => {
		const trigger = new PollingTrigger(sandbox.credential);
		const { id } = (await sandbox.call('sms/bulk', { to: mobiles.join(), text: 'Hello' })) as {
			id: string[];
		};
		await report(id[1], 'f');
		expect(await trigger.test()).toEqual([failed(id[1])]);
	});

	it('shows ten at most', async () => {
		const trigger = new PollingTrigger(sandbox.credential);
		for (let round = 0; round < 4; round++) await sendAndReport('d', 'd', 'd');
		expect(await trigger.test()).toHaveLength(10);
	});

	it('takes nothing from the next poll', async () => {
		const trigger = new PollingTrigger(sandbox.credential);
		const [first] = await sendAndReport('d');
		await trigger.test();
		await trigger.poll();
		expect(trigger.executions).toEqual([[delivered(first)]]);
	});

	it('says what to do when there is no message yet', async () => {
		const trigger = new PollingTrigger(sandbox.credential);
		await send(mobiles[0]);
		await expect(trigger.test()).rejects.toMatchObject({
			message: 'There is no message with a wanted event yet',
			description: expect.stringContaining('Send an SMS'),
		});
	});
});
