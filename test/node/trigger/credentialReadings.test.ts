import { UserError } from 'n8n-workflow';

import { ListeningTrigger } from './n8n';
import { credential, report, signed } from './signedCalls';

const older = 'the secret of before, long enough';
const wrong = () => `${signed({ by: 'a secret that nobody has, long enough' })}&${report}`;
const right = () => `${signed()}&${report}`;

/** Lets this much time pass for whoever looks at the clock. */
function pass(milliseconds: number): void {
	jest.setSystemTime(Date.now() + milliseconds);
}

beforeEach(() => {
	jest.useFakeTimers({ doNotFake: ['setTimeout', 'nextTick', 'setImmediate', 'performance'] });
});
afterEach(() => {
	jest.useRealTimers();
});

describe('the credential', () => {
	it('is read once for all calls that wait for it', async () => {
		const trigger = new ListeningTrigger({}, credential);
		trigger.readingTime = 50;
		const calls = Array.from({ length: 200 }, async () => await trigger.call({ url: right() }));
		const answers = await Promise.all(calls);
		expect(answers.every(({ status }) => status === 200)).toBe(true);
		expect(trigger.credentialReads).toBe(1);
	});

	it('is read at most every five seconds, whatever number of signatures do not match', async () => {
		const trigger = new ListeningTrigger({}, credential);
		for (let second = 0; second < 60; second++) {
			for (let time = 0; time < 25; time++) {
				expect(await trigger.call({ url: wrong() })).toMatchObject({ status: 403 });
			}
			expect(await trigger.call({ url: right() })).toMatchObject({ status: 200, items: [{}] });
			pass(1_000);
		}
		expect(trigger.credentialReads).toBe(12);
	});

	it('is not read for a signature of another format', async () => {
		const trigger = new ListeningTrigger({}, credential);
		await trigger.call({ url: right() });
		pass(20_000);
		for (const sig of ['x', '1.1.1.1.1', '']) {
			await trigger.call({ url: right().replace(/(?<=sig=)[^&]*/, sig) });
		}
		expect(trigger.credentialReads).toBe(1);
	});

	it('is read again when it was edited, for the first signature that does not match', async () => {
		const trigger = new ListeningTrigger({}, { ...credential, callbackSecret: older });
		const before = signed({ by: older });
		expect(await trigger.call({ url: `${before}&${report}` })).toMatchObject({ items: [{}] });
		pass(6_000);
		trigger.credential = credential;
		expect(await trigger.call({ url: right() })).toMatchObject({ status: 200, items: [{}] });
		const late = `${signed({ by: older })}&${report}`;
		expect(await trigger.call({ url: late })).toMatchObject({ status: 403 });
	});

	it('is done without while n8n cannot read it, for ten minutes', async () => {
		const trigger = new ListeningTrigger({}, credential);
		await trigger.call({ url: right() });
		trigger.credentialFailure = new Error('SQLITE_BUSY: database is locked\nat …');
		pass(60_000);
		expect(await trigger.call({ url: right() })).toMatchObject({ status: 200, items: [{}] });
		expect(await trigger.call({ url: wrong() })).toMatchObject({ status: 403 });
		pass(10 * 60_000);
		expect(await trigger.call({ url: right() })).toMatchObject({ status: 503, items: undefined });
		expect(trigger.log.at(-1)).toMatch(/cannot check .*: SQLITE_BUSY: database is locked \{.*\}$/);
	});

	it.each([
		['deleted', new UserError('Credential with ID "c1" does not exist for type "smsb2bApi".')],
		['taken out of workflows', new UserError('This credential cannot be used in workflows')],
	])('opens nothing half a minute after it was %s', async (_, failure) => {
		const trigger = new ListeningTrigger({}, credential);
		await trigger.call({ url: right() });
		trigger.credentialFailure = failure;
		pass(31_000);
		expect(await trigger.call({ url: right() })).toMatchObject({ status: 503, items: undefined });
		trigger.credentialFailure = new Error('SQLITE_BUSY: database is locked');
		pass(6_000);
		expect(await trigger.call({ url: right() })).toMatchObject({ status: 503, items: undefined });
	});

	it.each([
		['cannot be read', credential, new Error('Regular expression execution timed out')],
		['is empty', {}, undefined],
		['has a secret that is too short', { ...credential, callbackSecret: 'four' }, undefined],
	])(
		'that %s starts nothing at anybody’s call, and is tried again soon',
		async (_, signedParams, failure) => {
			const trigger = new ListeningTrigger({}, signedParams);
			trigger.credentialFailure = failure;
			for (let time = 0; time < 100; time++) {
				const answer = await trigger.call({ url: right() });
				expect(answer).toMatchObject({ status: 503, items: undefined });
			}
			expect(trigger.credentialReads).toBe(1);
			trigger.credential = credential;
			trigger.credentialFailure = undefined;
			pass(5_000);
			expect(await trigger.call({ url: right() })).toMatchObject({ status: 200, items: [{}] });
		},
	);

	it('is read again as soon when the clock was put back', async () => {
		const trigger = new ListeningTrigger({}, { ...credential, callbackSecret: older });
		expect(await trigger.call({ url: `${signed({ by: older })}&${report}` })).toMatchObject({
			items: [{}],
		});
		trigger.credential = credential;
		pass(-60 * 60_000);
		expect(await trigger.call({ url: right() })).toMatchObject({ status: 200, items: [{}] });
		const late = `${signed({ by: older })}&${report}`;
		expect(await trigger.call({ url: late })).toMatchObject({ status: 403 });
	});

	it('no longer opens anything once it was emptied', async () => {
		const trigger = new ListeningTrigger({}, credential);
		await trigger.call({ url: right() });
		trigger.credential = {};
		pass(31_000);
		expect(await trigger.call({ url: right() })).toMatchObject({ status: 503, items: undefined });
	});

	it('says in the editor what is wrong with it', async () => {
		const trigger = new ListeningTrigger({}, {});
		const call = trigger.call({ url: right() }, { mode: 'manual' });
		await expect(call).rejects.toMatchObject({
			message: expect.stringContaining('neither an API key nor a password'),
			description: expect.stringContaining('Complete the SMSB2B credential'),
		});
	});
});
