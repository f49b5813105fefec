import { prepare } from '../operations/prepareCase';
import { CASES, titleOf } from '../operations/cases';
import { openList } from '../listSearch/editor';
import { PollingTrigger } from '../statusTrigger/n8n';
import { stopClock } from '../../support/clock';
import { runInWorkflow, runOnRoutingEngine, type EndingFailure } from '../../support/engine';
import { useSandbox } from '../../support/sandbox';
import { Stranger } from '../../support/stranger.mts';

const sandbox = useSandbox();
const stranger = new Stranger();
stopClock();

beforeAll(async () => await stranger.start());
afterAll(async () => await stranger.close());
beforeEach(() => {
	stranger.received.length = 0;
});

/** 307 and 308 have a client repeat the call with its body, the others with a GET. */
const STATUSES = [301, 302, 303, 307, 308];

const WAYS = [
	['the runner', runInWorkflow],
	["n8n's routing engine", runOnRoutingEngine],
] as const;

async function redirect(status: number, path?: string): Promise<void> {
	const location = `${stranger.url}/sms/send`;
	await sandbox.fault({ kind: 'redirect', status, location, count: null, ...(path && { path }) });
}

function expectWords(failure: EndingFailure | undefined, status: number): void {
	expect(failure?.message).toBe(
		`The base URL redirects to another address (HTTP status ${status}) (item 1)`,
	);
	expect(failure?.description).toContain('The response could not be read: it is empty.');
	expect(failure?.description).toContain('"Base URL"');
	expect(failure?.description).toContain(`HTTP status ${status}`);
}

test('the stranger would notice', async () => {
	await redirect(307);
	await fetch(`${sandbox.apiUrl}/sms/send`, { method: 'POST', body: 'key=demo-key' });
	expect(stranger.received).toEqual([expect.stringMatching(/^POST .*key=demo-key$/)]);
});

describe.each(WAYS)('by %s, ', (_way, run) => {
	const SEND = { resource: 'sms', operation: 'send', to: '6971234567', text: 'Hello' };

	test.each(STATUSES)('a redirect (%i) carries the key to no other host', async (status) => {
		await redirect(status);
		const { failure } = await run({ parameters: SEND, credential: sandbox.credential });
		expectWords(failure, status);
		// 303 is the answer to a call that was executed.
		expect(failure?.text?.context?.outcomeKnown).toBe(status !== 303);
		expect(stranger.received).toEqual([]);
		expect(await sandbox.calls()).toHaveLength(1);
	});

	test.each(STATUSES)('a redirect (%i) carries the password to no other host', async (status) => {
		await redirect(status, 'key/get');
		const { failure } = await run({ parameters: SEND, credential: sandbox.login });
		expectWords(failure, status);
		expect(stranger.received).toEqual([]);
		expect((await sandbox.calls()).map(({ path }) => path)).toEqual(['key/get']);
	});

	test.each(
		CASES.filter(({ path }) => path !== undefined).map(
			(tested) => [titleOf(tested), tested] as const,
		),
	)('%s is not carried on', async (_title, tested) => {
		const parameters = await prepare(sandbox, tested);
		await redirect(308);
		const { failure } = await run({ parameters, credential: sandbox.credential });
		expectWords(failure, 308);
		expect(stranger.received).toEqual([]);
	});
});

test('lists in the editor are not carried on', async () => {
	await redirect(307);
	const listing = openList('searchContacts', { credential: sandbox.credential });
	await expect(listing).rejects.toThrow('The base URL redirects to another address');
	expect(stranger.received).toEqual([]);
});

test('the status trigger is not carried on', async () => {
	await redirect(307);
	const trigger = new PollingTrigger(sandbox.credential);
	await expect(trigger.poll()).rejects.toThrow('The base URL redirects to another address');
	expect(stranger.received).toEqual([]);
});
