import { ManualExecutionCancelledError } from 'n8n-workflow';

import { useSandbox } from '../../support/sandbox';
import { delivered, failed, Messages } from './messages';
import { PollingTrigger } from './n8n';

const sandbox = useSandbox();
const messages = new Messages(sandbox);

describe('an execution that n8n cannot start', () => {
	const full = new Error('SQLITE_FULL: database or disk is full');

	it.each([
		['cannot store it', { start: full }],
		['does not take it', { emit: full }],
	])('is made up for by the next poll, when n8n %s', async (_, hindrance) => {
		const trigger = new PollingTrigger(sandbox.credential);
		const [first] = await messages.sendAndReport('d');
		trigger.hindrance = hindrance;
		await trigger.poll().catch(() => {});
		const [second] = await messages.sendAndReport('f');
		await trigger.poll().catch(() => {});
		expect(trigger.executions).toEqual([]);

		trigger.hindrance = undefined;
		const [third] = await messages.sendAndReport('d');
		await trigger.poll();
		await trigger.poll();
		expect(trigger.executions).toEqual([[delivered(first), failed(second), delivered(third)]]);
	});

	it('is made up for when nothing else has changed', async () => {
		const trigger = new PollingTrigger(sandbox.credential);
		const [first] = await messages.sendAndReport('d');
		trigger.hindrance = { start: full };
		await trigger.poll();
		trigger.hindrance = undefined;
		await trigger.poll();
		expect(trigger.executions).toEqual([[delivered(first)]]);
	});

	it('is made up for after the next poll was refused', async () => {
		const trigger = new PollingTrigger(sandbox.credential);
		const [first] = await messages.sendAndReport('d');
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
		const [first] = await messages.sendAndReport('d');
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
		await messages.sendAndReport('d', 'f');
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
		await messages.sendAndReport('d');
		trigger.hindrance = { start: reason };
		await trigger.poll();
		trigger.hindrance = undefined;
		await trigger.poll();
		expect(trigger.executions).toEqual([]);
	});
});
