import { sleep } from 'n8n-workflow';

import { Smsb2bTrigger } from '../../../nodes/Smsb2bTrigger/Smsb2bTrigger.node';
import { ListeningTrigger } from './n8n';
import { credential, report, secret, signed } from './signedCalls';

const ownSecret = 'the secret of another, long enough';

const item = {
	smsId: '39116149',
	status: 'delivered',
	statusCode: 'd',
	to: '306901234567',
	cost: 1,
	mcc: '202',
	mnc: '05',
	reference: 'r1',
	receivedAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
	query: { order: '7' },
};

describe('the description', () => {
	const { description, webhookMethods } = new Smsb2bTrigger();

	it('serves GET and POST, and nothing else, at one URL', () => {
		expect(description.webhooks).toEqual([
			expect.objectContaining({ httpMethod: 'GET,POST', responseMode: 'onReceived' }),
		]);
	});

	it('has nothing to register at SMSB2B, nor to take back', async () => {
		await new ListeningTrigger({}, credential).publish();
		await new ListeningTrigger({ authentication: 'none' }).publish();
		expect(await webhookMethods.default.delete()).toBe(true);
	});

	it.each([
		['empty', {}, /neither an API key nor a password/, /Complete the SMSB2B credential/],
		['a short secret', { callbackSecret: 'four' }, /Callback Secret.* too short/, /at least 32/],
	])(
		'keeps a workflow from being published with %s',
		async (_, signedParams, message, description) => {
			await expect(new ListeningTrigger({}, signedParams).publish()).rejects.toMatchObject({
				message: expect.stringMatching(message),
				description: expect.stringMatching(description),
			});
		},
	);
});

describe('a signed trigger', () => {
	const trigger = new ListeningTrigger({}, credential);

	it('starts an execution with the report, called by GET', async () => {
		const answer = await trigger.call({ url: `${signed()}&${report}` });
		expect(answer).toMatchObject({ status: 200, text: 'OK', items: [item] });
	});

	it('starts an execution with the report, called by POST', async () => {
		const body = Object.fromEntries(new URLSearchParams(report));
		expect(await trigger.call({ url: signed(), body })).toMatchObject({
			status: 200,
			items: [item],
		});
	});

	it('starts an execution for each report of a message', async () => {
		const url = signed();
		const sent = await trigger.call({ url: `${url}&${report.replace('status=d', 'status=s')}` });
		expect(sent).toMatchObject({ status: 200, items: undefined });
		expect(await trigger.call({ url: `${url}&${report}` })).toMatchObject({ items: [item] });
	});

	it('does not start a second one when a report is called again', async () => {
		const url = `${signed()}&${report}`;
		await trigger.call({ url });
		expect(await trigger.call({ url })).toMatchObject({ status: 200, items: undefined });
	});

	it('starts it when the first call came to nothing', async () => {
		const url = `${signed()}&${report}`;
		expect(await trigger.call({ url }, { startFails: true })).toMatchObject({ status: 500 });
		expect(await trigger.call({ url })).toMatchObject({ status: 200, items: [item] });
	});

	it('has a report come again while n8n stores it, and starts one when that came to nothing', async () => {
		const url = `${signed()}&${report}`;
		let go: () => void = () => {};
		const stored = new Promise<void>((resolve) => (go = resolve));
		const first = trigger.call({ url }, { startFails: true, stored });
		await sleep(0);
		expect(await trigger.call({ url })).toMatchObject({ status: 503, items: undefined });
		go();
		expect(await first).toMatchObject({ status: 500 });
		expect(await trigger.call({ url })).toMatchObject({ status: 200, items: [item] });
		expect(await trigger.call({ url })).toMatchObject({ status: 200, items: undefined });
	});

	it('starts it when the first call came to nothing after SMSB2B had hung up', async () => {
		const url = `${signed()}&${report}`;
		await trigger.call({ url }, { startFails: true, hungUp: true });
		expect(await trigger.call({ url }, { hungUp: true })).toMatchObject({ items: [item] });
		expect(await trigger.call({ url })).toMatchObject({ status: 200, items: undefined });
	});

	it('starts one each time while the workflow is tried out', async () => {
		const url = `${signed()}&${report}`;
		await trigger.call({ url }, { mode: 'manual' });
		expect(await trigger.call({ url }, { mode: 'manual' })).toMatchObject({ items: [item] });
	});

	it('starts one in each workflow that is called', async () => {
		const url = `${signed()}&${report}`;
		await trigger.call({ url });
		const other = new ListeningTrigger({}, credential, 'w2');
		expect(await other.call({ url })).toMatchObject({ items: [item] });
	});

	it('refuses a signature that was made for another recipient', async () => {
		const answer = await trigger.call({ url: `${signed({ to: '6907654321' })}&${report}` });
		expect(answer).toMatchObject({ status: 403, items: undefined });
		expect(answer.text).toMatch(/another recipient/);
	});

	it('refuses a signature that was used for another message', async () => {
		const url = signed();
		await trigger.call({ url: `${url}&${report}` });
		const answer = await trigger.call({ url: `${url}&${report.replace('39116149', '39116150')}` });
		expect(answer).toMatchObject({ status: 403, items: undefined });
		expect(answer.text).toMatch(/another message/);
	});

	it.each([
		['d', 's'],
		['d', 'f'],
		['f', 'd'],
		['f', 's'],
		['d', 'queued'],
	])('takes it without starting anything when after "%s" comes "%s"', async (last, late) => {
		const url = signed();
		const call = async (status: string) =>
			await trigger.call({ url: `${url}&${report.replace('status=d', `status=${status}`)}` });
		expect(await call(last)).toMatchObject({ status: 200, items: [{}] });
		expect(await call(late)).toMatchObject({ status: 200, text: 'OK', items: undefined });
	});

	it('refuses what was signed for another trigger, and starts nothing', async () => {
		for (const address of ['http://host/webhook/other/delivery-report', 'http://host/uuid']) {
			const [, query] = signed({ address }).split('?');
			const url = `/webhook/uuid/delivery-report?${query}&${report}`;
			expect(await trigger.call({ url })).toMatchObject({ status: 403, items: undefined });
		}
	});

	it('refuses what was signed with another credential', async () => {
		const other = new ListeningTrigger({}, { ...credential, callbackSecret: ownSecret });
		expect(await other.call({ url: `${signed()}&${report}` })).toMatchObject({ status: 403 });
	});

	it('logs a signature that is not right, but neither the call nor the secret', async () => {
		const watched = new ListeningTrigger({}, credential);
		const url = `${signed({ to: '6907654321' })}&${report}`;
		jest.useFakeTimers({ now: Date.now() + 3_600_000, doNotFake: ['setTimeout', 'nextTick'] });
		for (let time = 0; time < 100; time++) await watched.call({ url });
		await watched.call({ url: '/hook?nonsense' });
		jest.useRealTimers();
		// A line for each reason and minute, not for each call.
		expect(watched.log).toHaveLength(2);
		expect(watched.log[0]).toContain('another recipient');
		const sig = new URL(url, 'http://host').searchParams.get('sig');
		for (const word of [secret, credential.apiKey, '306901234567', sig ?? '']) {
			expect(watched.log.join()).not.toContain(word);
		}
	});
});

describe('the events', () => {
	const asked = async (events: string[], status: string) => {
		const trigger = new ListeningTrigger({ events, authentication: 'none' });
		return await trigger.call({ url: `/hook?msgid=1&status=${status}` });
	};

	it.each([
		['d', 'delivered', ['delivered']],
		['2', 'delivered', ['delivered']],
		['f', 'failed', ['failed']],
		['3', 'failed', ['failed']],
		['x', 'x', ['failed']],
		['s', undefined, ['delivered', 'failed']],
	])('status %s starts %s for %s only', async (code, status, events) => {
		const answer = await asked(events, code);
		expect(answer.status).toBe(200);
		expect(answer.items?.[0].status).toBe(status);
		const others = ['delivered', 'failed'].filter((event) => !events.includes(event));
		expect(await asked(others, code)).toMatchObject({ status: 200, items: undefined });
	});
});

describe('a trigger without authentication', () => {
	const trigger = new ListeningTrigger({ authentication: 'none' });

	it('takes any report, as often as it comes', async () => {
		const call = { url: `/hook?order=7&ref=r1&${report}` };
		expect(await trigger.call(call)).toMatchObject({ items: [item] });
		expect(await trigger.call(call)).toMatchObject({ items: [item] });
	});

	it('still refuses what is no report', async () => {
		expect(await trigger.call({ url: '/hook?msgid=1' })).toMatchObject({ status: 400 });
	});
});
