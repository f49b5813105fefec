import type { IDataObject } from 'n8n-workflow';

import { at } from '../../support/clock';
import { runInWorkflow, type Setup } from '../../support/engine';
import { useSandbox } from '../../support/sandbox';

const sandbox = useSandbox();

function send(to: string, text: string, options = {}): Setup {
	return {
		parameters: {
			resource: 'sms',
			operation: 'send',
			to,
			text,
			options: { findLost: true, ...options },
		},
		credential: sandbox.credential,
	};
}

/** Those without an ID first. */
function byId(one: IDataObject, other: IDataObject): number {
	return String(one.smsId ?? '').localeCompare(String(other.smsId ?? ''));
}

let given = 0;

/** Uses up the IDs that the node knows from earlier tests: the sandbox gives them anew in each. */
async function useUpKnownIds(): Promise<void> {
	given += 5;
	for (let count = 0; count < given; count++)
		await sandbox.call('sms/send', { to: '6900000000', text: 'Another text' });
}

describe('a message whose answer got lost', () => {
	it('is found in the history, and not sent again', async () => {
		await sandbox.control('POST', 'faults', { kind: 'breakAfter', path: 'sms/send' });
		const { items } = await runInWorkflow(send('697 123 4567', 'Καλημέρα', { encoding: 'gsm' }));
		expect(items[0].json).toMatchObject({ to: '697 123 4567', cost: 1, foundInHistory: true });
		const [message] = await sandbox.control<Array<{ id: number }>>('GET', 'messages');
		expect(items[0].json.smsId).toBe(String(message.id));
		expect(await sandbox.calls('sms/send')).toHaveLength(1);
	});

	it('is said not to be there when it did not go out', async () => {
		await runInWorkflow(send('6971234567', 'Another text'));
		await sandbox.control('POST', 'faults', { kind: 'breakBefore', path: 'sms/send' });
		const { failure } = await runInWorkflow(send('6971234567', 'Hello'));
		expect(failure?.description).toContain('The history did not list the message');
		expect(await sandbox.calls('sms/send')).toHaveLength(2);
	});

	it('is not taken for an equal one that was answered before', async () => {
		await runInWorkflow(send('6971234567', 'Hello'));
		await sandbox.fault({ kind: 'breakBefore', path: 'sms/send' });
		const { items, failure } = await runInWorkflow(send('6971234567', 'Hello'));
		expect(items).toEqual([]);
		expect(failure?.description).toContain('The history did not list the message');
		expect(await sandbox.messages()).toHaveLength(1);
	});

	it('is not taken for one of several that may be it', async () => {
		await useUpKnownIds();
		await sandbox.call('sms/send', { to: '6971234567', text: 'Hello' });
		await sandbox.fault({ kind: 'breakAfter', path: 'sms/send' });
		const { failure } = await runInWorkflow(send('6971234567', 'Hello'));
		expect(failure?.description).toContain('The history lists 2 such messages');
	});

	it.each([
		['Урок отменён', 'Урок начался'],
		['😀', '😡'],
	])('is not taken for another, which GSM 03.38 lacks as well (%s)', async (text, other) => {
		await sandbox.call('sms/send', { to: '6971234567', text: other, ucs: 'true' });
		await sandbox.fault({ kind: 'breakBefore', path: 'sms/send' });
		const { items, failure } = await runInWorkflow(send('6971234567', text));
		expect(items).toEqual([]);
		expect(failure?.description).toContain('The history did not list the message');
	});

	it('is not taken for an equal one that is under way', async () => {
		await useUpKnownIds();
		await sandbox.fault({ kind: 'breakBefore', path: 'sms/send' });
		await sandbox.fault({ kind: 'delay', ms: 3500, path: 'sms/send' });
		const setup = { ...send('6971234567', 'Under way'), items: [{}, {}] };
		const { items } = await runInWorkflow({ ...setup, onError: 'continueRegularOutput' });
		const [lost, sent] = items.map(({ json }) => json).sort(byId);
		expect(lost.smsId).toBeUndefined();
		expect(lost.error).toMatchObject({
			description: expect.stringContaining('lists one such message, but 2 were being sent'),
		});
		expect(sent).not.toHaveProperty('foundInHistory');
		const texts = (await sandbox.messages()).map(({ text }) => text);
		expect(texts.filter((text) => text === 'Under way')).toHaveLength(1);
	});

	it('is not taken for a bulk message to one number', async () => {
		const { resource, to, text } = send('6971234567', 'To one').parameters;
		await sandbox.fault({ kind: 'delay', ms: 500, path: 'sms/bulk' });
		await sandbox.fault({ kind: 'breakBefore', path: 'sms/send' });
		const bulk = { resource, operation: 'sendBulk', recipients: 'list', to, text };
		const [{ failure }] = await Promise.all([
			runInWorkflow(send('6971234567', 'To one')),
			runInWorkflow({ parameters: bulk, credential: sandbox.credential }),
		]);
		expect(failure?.description).toContain('The history did not list the message');
		expect(await sandbox.messages()).toHaveLength(1);
	});

	it('is not taken for an equal one of unknown outcome', async () => {
		await useUpKnownIds();
		await sandbox.fault({ kind: 'breakAfter', path: 'sms/send' });
		await sandbox.fault({ kind: 'breakBefore', path: 'sms/send' });
		const first = await runInWorkflow(send('6971234567', 'Two lost', { findLost: false }));
		const second = await runInWorkflow(send('6971234567', 'Two lost'));
		expect(first.failure?.text?.context?.outcomeKnown).toBe(false);
		expect(second.failure?.description).toContain('lists one such message, but 2 were being sent');
	});

	/** Loses a message, while the history lists this one only. */
	async function loseBeside(setup: Setup, row: IDataObject): Promise<string> {
		const timestamp = new Date(Date.now()).toISOString();
		const sms = [{ smsId: 'x7', to: '306971234567', unicode: '0', timestamp, ...row }];
		await sandbox.fault({ kind: 'breakBefore', path: 'sms/send' });
		await sandbox.fault({
			...{ kind: 'body', path: 'history/single/list', contentType: 'application/json' },
			body: JSON.stringify({ status: '1', total: '1', sms }),
		});
		const { items, failure } = await runInWorkflow(setup);
		expect(items).toEqual([]);
		return String(failure?.description);
	}

	const PERHAPS = 'The history lists possible matches (x7), so this is inconclusive.';

	it.each([
		['971234567', '6971234567', 'The history did not list the message'],
		['99887766', '35799887766', PERHAPS],
		['35799887766', '99887766', PERHAPS],
	])('to %s is not taken for one to %s', async (to, other, expected) => {
		const text = `Not to ${other}`;
		expect(await loseBeside(send(to, text), { to: other, text })).toContain(expected);
	});

	it.each<[string, IDataObject]>([
		['that the gateway may have written so', { text: '102' }],
		['without a number', { text: '10²', to: null }],
		['without a text', { text: '' }],
		['of a time that cannot be read', { text: '10²', timestamp: 'today' }],
	])('is not taken for one %s', async (_what, row) => {
		const lost = send('6971234567', '10²', { encoding: 'gsm' });
		expect(await loseBeside(lost, row)).toContain(PERHAPS);
	});

	it.each(['true', 'yes', 1])('is looked for when the option is %j', async (findLost) => {
		await useUpKnownIds();
		await sandbox.fault({ kind: 'breakAfter', path: 'sms/send' });
		const { items } = await runInWorkflow(send('6981234567', 'Option', { findLost }));
		expect(items[0].json.foundInHistory).toBe(true);
	});

	it('is not taken for one that was sent some minutes ago', async () => {
		await sandbox.call('sms/send', { to: '6971234567', text: 'Hello' });
		await sandbox.fault({ kind: 'breakBefore', path: 'sms/send' });
		const { failure } = await at(
			Date.now() + 5 * 60_000,
			async () => await runInWorkflow(send('6971234567', 'Hello')),
		);
		expect(failure?.description).toContain('The history did not list the message');
	});

	it('keeps its failure when the history cannot be read', async () => {
		await sandbox.control('POST', 'faults', { kind: 'breakAfter', count: null });
		const { failure } = await runInWorkflow(send('6971234567', 'Hello'));
		expect(failure?.description).toContain('The history could not be read either.');
		expect(failure?.message).toBe(
			'The connection to SMSB2B was lost before a response arrived (item 1)',
		);
	});
});
