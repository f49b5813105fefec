import { StoredCredential } from '../../support/credentialsHelper';
import { runInWorkflow, runOnRoutingEngine, type Ended } from '../../support/engine';
import { useSandbox } from '../../support/sandbox';

const sandbox = useSandbox();
let credential: StoredCredential;

beforeEach(() => {
	credential = new StoredCredential(sandbox.login);
});

const WAYS = [
	['the runner', runInWorkflow],
	["n8n's routing engine", runOnRoutingEngine],
] as const;

async function send(run: (typeof WAYS)[number][1], count = 1): Promise<Ended> {
	return await run({
		parameters: { resource: 'sms', operation: 'send', to: '={{ $json.to }}', text: 'Hello' },
		items: Array.from({ length: count }, (_, index) => ({ to: String(6971230000 + index) })),
		credential,
	});
}

/** The endpoints that were called, with the key or login that was used. */
async function called(): Promise<string[]> {
	return (await sandbox.calls()).map(
		({ path, body }) => `${path} ${body.key ?? `${body.username}:${body.password}`}`,
	);
}

describe.each(WAYS)('with username and password, by %s: ', (_way, run) => {
	test('the key is fetched before the first call, and kept', async () => {
		expect((await send(run)).failure).toBeUndefined();
		expect(await called()).toEqual(['key/get demo:demo-pass', 'sms/send demo-key']);
		await sandbox.forgetCalls();
		await send(run);
		expect(await called()).toEqual(['sms/send demo-key']);
		expect(String(credential.data.sessionToken)).toMatch(/\.demo-key$/);
	});

	test('a key that was reset elsewhere is fetched anew after one refusal, and kept', async () => {
		await send(run);
		await sandbox.account({ key: 'new-key' });
		await sandbox.forgetCalls();
		const { items, failure } = await send(run);
		expect(failure?.message).toBeUndefined();
		expect(items).toHaveLength(1);
		expect(await called()).toEqual([
			'sms/send demo-key',
			'key/get demo:demo-pass',
			'sms/send new-key',
		]);
		await sandbox.forgetCalls();
		await send(run);
		expect(await called()).toEqual(['sms/send new-key']);
	});

	test('a login that was changed does not go on with the key of the other', async () => {
		await send(run);
		const other = { ...credential.data, username: 'second', password: 'second-pass' };
		credential = new StoredCredential(other);
		await sandbox.forgetCalls();
		await send(run);
		expect(await called()).toEqual(['key/get second:second-pass', 'sms/send second-key']);
	});

	test('another server does not get the key of the first', async () => {
		await send(run);
		const baseUrl = sandbox.apiUrl.replace('127.0.0.1', 'localhost');
		credential = new StoredCredential({ ...credential.data, baseUrl });
		await sandbox.forgetCalls();
		await send(run);
		expect((await called())[0]).toBe('key/get demo:demo-pass');
	});

	test('a key is opaque, whatever it is made of', async () => {
		await sandbox.account({ key: 'a.b.c' });
		await send(run);
		await send(run);
		expect(await called()).toEqual([
			'key/get demo:demo-pass',
			...['sms/send a.b.c', 'sms/send a.b.c'],
		]);
	});

	test('a password is passed as typed, with the spaces around it', async () => {
		await sandbox.account({ password: ' p&ss wörd ' });
		credential = new StoredCredential({ ...sandbox.login, password: ' p&ss wörd ' });
		expect((await send(run)).failure).toBeUndefined();
		expect(await called()).toEqual(['key/get demo: p&ss wörd ', 'sms/send demo-key']);
	});

	test('a wrong password says so, and nothing is sent', async () => {
		credential = new StoredCredential({ ...sandbox.login, password: 'wrong' });
		const { failure } = await send(run);
		expect(failure?.message).toBe('SMSB2B rejected the credential (item 1)');
		expect(failure?.description).toMatch(/the username and password.+IP whitelist/);
		expect(await called()).toEqual(['key/get demo:wrong']);
	});

	test('a key that is refused and yet the one to be had ends it', async () => {
		await sandbox.fault({ kind: 'refuse', code: 101, path: 'sms/send', count: null });
		const { failure } = await send(run);
		expect(failure?.message).toBe('SMSB2B rejected the credential (item 1)');
		expect(await called()).toEqual([
			...['key/get demo:demo-pass', 'sms/send demo-key', 'key/get demo:demo-pass'],
		]);
	});

	test.each([
		[
			{ kind: 'html', status: 502 },
			'SMSB2B could not process the request (HTTP status 502) (item 1)',
		],
		[
			{ kind: 'breakBefore' },
			'The connection to SMSB2B was lost before a response arrived (item 1)',
		],
		[{ kind: 'edit', remove: ['key'] }, 'SMSB2B gave no API key for this username and password'],
	])('where no key can be had, nothing was sent, and that is known: %j', async (fault, message) => {
		await sandbox.fault({ ...fault, path: 'key/get' });
		const { failure } = await send(run);
		expect(failure?.message).toContain(message);
		expect(failure?.description).not.toContain('not known');
		expect(await sandbox.calls('sms/send')).toEqual([]);
	});
});

test('items that renew the key at the same time send nothing twice', async () => {
	await send(runInWorkflow);
	await sandbox.account({ key: 'new-key' });
	await sandbox.set({ latency: 10 });
	const { items, failure } = await send(runInWorkflow, 40);
	expect(failure?.message).toBeUndefined();
	expect(items.map(({ json }) => json.to)).toEqual(
		Array.from({ length: 40 }, (_, index) => String(6971230000 + index)),
	);
	expect(await sandbox.messages()).toHaveLength(41);
	const answers = (await sandbox.calls('sms/send')).map(({ answer }) => answer);
	expect(answers.filter((answer) => answer === 101).length).toBeLessThanOrEqual(10);
});
