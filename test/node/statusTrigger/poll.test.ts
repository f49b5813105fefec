import { useSandbox } from '../../support/sandbox';
import { delivered, failed, Messages, mobiles } from './messages';
import { PollingTrigger } from './n8n';

const sandbox = useSandbox();
const messages = new Messages(sandbox);

describe('a poll', () => {
	it('starts one execution with an item for each change', async () => {
		const trigger = new PollingTrigger(sandbox.credential);
		const [first, second] = await messages.sendAndReport('d', 'f');
		await trigger.poll();
		expect(trigger.executions).toEqual([[delivered(first), failed(second)]]);
	});

	it('starts none when nothing has changed', async () => {
		const trigger = new PollingTrigger(sandbox.credential);
		await messages.send(mobiles[0]);
		await trigger.poll();
		expect(trigger.executions).toEqual([]);
	});

	it('gives each change once', async () => {
		const trigger = new PollingTrigger(sandbox.credential);
		const [first] = await messages.sendAndReport('d');
		await trigger.poll();
		await trigger.poll();
		const [second] = await messages.sendAndReport('f');
		await trigger.poll();
		expect(trigger.executions).toEqual([[delivered(first)], [failed(second)]]);
	});

	it.each([
		['delivered', 'd'],
		['failed', 'f'],
	])('gives only the event %s when only that is wanted', async (event, statusCode) => {
		const trigger = new PollingTrigger(sandbox.credential, { events: [event] });
		await messages.sendAndReport('d', 'f');
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
		const ids = await messages.sendAndReport('d', 'd', 'd');
		// A list of one is written otherwise than a list of several.
		await trigger.poll();
		const [single] = await messages.sendAndReport('d');
		await trigger.poll();
		expect(trigger.executions).toEqual([ids.map(delivered), [delivered(single)]]);
	});

	it('hands the changes to n8n itself, because n8n may discard what a poll returns', async () => {
		const trigger = new PollingTrigger(sandbox.credential);
		await messages.sendAndReport('d');
		expect(await trigger.poll()).toBeNull();
		expect(trigger.executions).toHaveLength(1);
	});

	it('goes on with a new key when the account signs in with a password', async () => {
		const trigger = new PollingTrigger(sandbox.login);
		await trigger.poll();
		const [first] = await messages.sendAndReport('d');
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
			message: 'Could not connect to SMSB2B',
			description: expect.stringContaining('Base URL'),
		});
	});

	it('points to the history when the answer never came', async () => {
		const trigger = new PollingTrigger(sandbox.credential);
		await messages.sendAndReport('d');
		await sandbox.fault({ kind: 'breakAfter', path: 'status/get' });
		await expect(trigger.poll()).rejects.toMatchObject({
			description: expect.stringContaining('History: Get Many Single Messages'),
		});
	});

	it.each([
		[
			'under numbers',
			'"0":{"id":1,"status":"d"},"1":null,"2":{"id":3,"status":"f"},"3":{"id":4,"status":"s"}',
		],
		['under a name', '"sms":[{"id":1,"status":"d"},null,{"id":3,"status":"f"}]'],
		[
			'under both',
			'"sms":{"id":1,"status":"d"},"0":{"id":1,"status":"d"},"1":"?","2":{"id":3,"status":"f"}',
		],
	])('hands on what could be read of a list with a bad row, and says so: %s', async (_, rows) => {
		const trigger = new PollingTrigger(sandbox.credential);
		await sandbox.fault({
			kind: 'body',
			path: 'status/get',
			contentType: 'application/json',
			body: `{${rows},"total":"5","status":"1","error":"0"}`,
		});
		await expect(trigger.poll()).rejects.toMatchObject({
			message: 'The list in the response could not be read completely',
			description: expect.stringContaining('It reports 5 and contains '),
		});
		expect(trigger.executions).toEqual([[delivered('1'), failed('3')]]);
	});

	it('keeps what could be read of a list until n8n can start an execution', async () => {
		const trigger = new PollingTrigger(sandbox.credential);
		await sandbox.fault({
			kind: 'body',
			path: 'status/get',
			contentType: 'application/json',
			body: '{"0":{"id":1,"status":"d"},"1":null,"total":"2","status":"1","error":"0"}',
		});
		trigger.hindrance = { start: new Error('SQLITE_BUSY') };
		await expect(trigger.poll()).rejects.toThrow('could not be read completely');
		trigger.hindrance = undefined;
		await trigger.poll();
		expect(trigger.executions).toEqual([[delivered('1')]]);
	});

	it('costs no change when it is refused', async () => {
		const trigger = new PollingTrigger(sandbox.credential);
		const [first] = await messages.sendAndReport('d');
		await sandbox.fault({ kind: 'refuse', code: 101, path: 'status/get' });
		await expect(trigger.poll()).rejects.toThrow();
		await trigger.poll();
		expect(trigger.executions).toEqual([[delivered(first)]]);
	});

	it('costs no change when a parameter cannot be read', async () => {
		const trigger = new PollingTrigger(sandbox.credential, {
			events: '={{ $json.missing.events }}',
		});
		await messages.sendAndReport('d');
		await expect(trigger.poll()).rejects.toThrow();
		expect(await sandbox.calls('status/get')).toEqual([]);
	});
});
