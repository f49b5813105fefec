import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { sendToEach, mobileOf } from '../runner/items';
import { runInWorkflow, type Ended } from '../../support/engine';
import { useSandbox } from '../../support/sandbox';
import { ListeningTrigger } from '../trigger/n8n';

const sandbox = useSandbox();

const COUNT = 30;

/** What an item that was not sent says. */
function refusal(item: number) {
	return expect.objectContaining({
		message: `SMSB2B rejected the credential (item ${item})`,
		description: expect.stringMatching(
			/^Check the API key .*IP whitelist.*\(code 101\)/s,
		) as string,
		code: '101',
	}) as unknown;
}

async function sendAll(credential = sandbox.credential): Promise<Ended> {
	const setup = sendToEach(sandbox, COUNT, { maxConcurrency: 1 });
	return await runInWorkflow({ ...setup, credential, onError: 'continueRegularOutput' });
}

/** Somebody resets the key in SMSB2B's panel, when this many messages have been accepted. */
async function resetAfter(messages: number): Promise<void> {
	while ((await sandbox.messages()).length < messages);
	await sandbox.account({ key: 'new-key' });
}

test('with a key that was reset, each item says what to do, after a single call', async () => {
	await resetAfter(0);
	const { items } = await sendAll();
	expect(items.map(({ json }) => json.error)).toEqual(
		Array.from({ length: COUNT }, (_, index) => refusal(index + 1)),
	);
	expect((await sandbox.calls()).map(({ path, answer }) => [path, answer])).toEqual([
		['sms/send', 101],
	]);
	expect(await sandbox.messages()).toEqual([]);
});

test('a key that is reset in the midst of a run ends it, and nothing is sent twice', async () => {
	await sandbox.set({ latency: 20 });
	const [{ items }] = await Promise.all([sendAll(), resetAfter(3)]);
	const sent = await sandbox.messages();
	expect(sent.length).toBeGreaterThanOrEqual(3);
	expect(sent.length).toBeLessThan(COUNT);
	expect(sent.map(({ to }) => to).sort()).toEqual(
		Array.from({ length: sent.length }, (_, index) => mobileOf(index + 1)),
	);
	expect(items).toHaveLength(COUNT);
	for (const [at, { json }] of items.entries()) {
		if (at < sent.length) expect(json).toMatchObject({ to: mobileOf(at + 1) });
		else expect(json.error).toEqual(refusal(at + 1));
	}
	expect(await sandbox.calls()).toHaveLength(sent.length + 1);
});

test('with the new key in the credential it goes on', async () => {
	await resetAfter(0);
	const { items } = await sendAll({ ...sandbox.credential, apiKey: 'new-key' });
	expect(items.filter(({ json }) => json.error)).toEqual([]);
	expect(await sandbox.messages()).toHaveLength(COUNT);
});

describe('a report of a message that was sent before the reset', () => {
	/** How the trigger answers whose credential got the new key. */
	async function answered(own: ICredentialDataDecryptedObject) {
		const credential = { ...sandbox.credential, ...own };
		const callback = 'https://n8n.example.com/webhook/1/delivery-report';
		const options = { callback };
		const parameters = { resource: 'sms', operation: 'send', to: mobileOf(1), text: 'x', options };
		const sending = await runInWorkflow({ parameters, credential });
		expect(sending.failure).toBeUndefined();
		const [{ body }] = await sandbox.calls('sms/send');
		const { pathname, search } = new URL(body.callback);
		const url = `${pathname}${search}&msgid=39116149&status=d&to=${mobileOf(1)}`;
		const before = new ListeningTrigger({}, credential);
		expect(await before.call({ url })).toMatchObject({ status: 200, items: [{}] });
		return await new ListeningTrigger({}, { ...credential, apiKey: 'new-key' }, 'w2').call({ url });
	}

	test('is refused', async () => {
		const answer = await answered({});
		expect(answer).toMatchObject({ status: 403, items: undefined });
	});

	test('is taken if there is a Callback Secret', async () => {
		const answer = await answered({ callbackSecret: 'a secret of its own, long enough' });
		expect(answer).toMatchObject({ status: 200, items: [{ smsId: '39116149' }] });
	});
});
