import { useSandbox } from '../../support/sandbox';
import { ANNA, BILL, send, sendBulk, TEXT, verdicts } from './skipping';

const sandbox = useSandbox();

const TO_BOTH = [ANNA, BILL].map((to) => ({ to, text: TEXT }));

async function recipients(): Promise<string[]> {
	return (await sandbox.messages()).map(({ to }) => to.slice(-10)).toSorted();
}

test('of two executions at once each person gets one message, and both know its ID', async () => {
	await sandbox.set({ latency: 30 });
	const runs = await Promise.all([1, 2, 3].map(async () => await send(sandbox, TO_BOTH)));
	expect(await recipients()).toEqual([ANNA, BILL]);
	const ids = runs.map(({ items }) => items.map(({ json }) => json.smsId));
	expect(ids).toEqual([ids[0], ids[0], ids[0]]);
	expect(runs.flatMap(verdicts).filter((verdict) => verdict === 'sent')).toHaveLength(2);
});

test('the same holds between a bulk message and one to each, and between two bulk messages', async () => {
	await sandbox.set({ latency: 30 });
	const options = { batchSize: 1 };
	const runs = await Promise.all([
		send(sandbox, TO_BOTH),
		sendBulk(sandbox, [BILL, ANNA], { options }),
		sendBulk(sandbox, [ANNA, BILL]),
	]);
	expect(await recipients()).toEqual([ANNA, BILL]);
	for (const { items } of runs)
		expect(items.every(({ json }) => typeof json.smsId === 'string')).toBe(true);
});

test('what another execution sends without the option while this one is at work is seen', async () => {
	await sandbox.fault({ kind: 'delay', ms: 400, path: 'sms/send', match: { to: ANNA } });
	const parameters = { requestOptions: { maxConcurrency: 1 } };
	const slow = send(sandbox, TO_BOTH, { parameters });
	await new Promise((resolve) => void sandbox.calls('sms/send').then(resolve));
	await send(sandbox, TO_BOTH.slice(1), { options: { skipSent: undefined } });
	expect(verdicts(await slow)).toEqual(['sent', true]);
	expect(await recipients()).toEqual([ANNA, BILL]);
});

test('two who are to get a text twice get it twice, also from two executions at once', async () => {
	await sandbox.set({ latency: 20 });
	const twice = [...TO_BOTH, ...TO_BOTH];
	const runs = await Promise.all([send(sandbox, twice), send(sandbox, twice)]);
	expect(await recipients()).toEqual([ANNA, ANNA, BILL, BILL]);
	expect(runs.flatMap(verdicts).filter((verdict) => verdict === 'sent')).toHaveLength(4);
});

test('a message that another execution lost is not sent, and it is said why', async () => {
	await sandbox.fault({ kind: 'breakAfter', path: 'sms/send' });
	await sandbox.set({ latency: 50 });
	const runs = await Promise.all([1, 2].map(async () => await send(sandbox, TO_BOTH.slice(0, 1))));
	const messages = runs.flatMap(verdicts).map(String);
	expect(
		messages.filter((each) => each.includes('Another execution sent this message')),
	).toHaveLength(1);
	expect(await recipients()).toEqual([ANNA]);
});

test('a message that another execution could not send is sent', async () => {
	await sandbox.fault({ kind: 'refuse', code: 106, path: 'sms/send' });
	await sandbox.set({ latency: 50 });
	const runs = await Promise.all([1, 2].map(async () => await send(sandbox, TO_BOTH.slice(0, 1))));
	expect(runs.flatMap(verdicts)).toContain('sent');
	expect(await recipients()).toEqual([ANNA]);
});

test('messages to others, or of another text, do not wait for one another', async () => {
	await sandbox.fault({ kind: 'hang', path: 'sms/send', match: { to: ANNA } });
	const hanging = send(sandbox, TO_BOTH.slice(0, 1), {
		parameters: { requestOptions: { timeout: 2_000 } },
	});
	const others = await send(sandbox, [TO_BOTH[1], { to: ANNA, text: 'Another text' }]);
	expect(verdicts(others)).toEqual(['sent', 'sent']);
	expect((await hanging).failure?.message).toContain('SMSB2B');
});
