import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { runInWorkflow, type Ended } from '../../support/engine';
import { useSandbox } from '../../support/sandbox';
import { itemsSent, mobileOf, numberedItems, sendToEach } from './items';

const sandbox = useSandbox();

const REFUSAL = {
	message: expect.stringMatching(
		/^The account does not have enough credits \(item \d+\)$/,
	) as string,
	description: expect.stringContaining('Buy credits') as string,
	code: '105',
	remarks: 'Error: You dont have enough sms',
};

/** Six messages, of which the second and the fifth are refused. */
async function run(
	onError: 'continueRegularOutput' | 'continueErrorOutput',
	requestOptions: INodeParameters = {},
): Promise<Ended> {
	for (const item of [2, 5]) {
		await sandbox.fault({ kind: 'refuse', code: 105, match: { to: mobileOf(item) } });
	}
	return await runInWorkflow({ ...sendToEach(sandbox, 6, requestOptions), onError });
}

function pairsOf(items: Ended['items']): unknown[] {
	return items.map(({ pairedItem }) => pairedItem);
}

function failureOf(json: IDataObject | undefined): IDataObject {
	return json?.error as IDataObject;
}

describe('continuing with the regular output', () => {
	test('gives every item in its place, sent or refused', async () => {
		const { items, errors, failure } = await run('continueRegularOutput');
		expect(failure).toBeUndefined();
		expect(errors).toEqual([]);
		expect(pairsOf(items)).toEqual([0, 1, 2, 3, 4, 5].map((item) => ({ item })));
		expect(items.map(({ json }) => json.to ?? null)).toEqual([
			...[mobileOf(1), null, mobileOf(3), mobileOf(4), null, mobileOf(6)],
		]);
		expect(items[1].json).toEqual({ error: REFUSAL });
		expect(failureOf(items[4].json).message).toMatch(/\(item 5\)$/);
	});

	test('sends everything that can be sent', async () => {
		await run('continueRegularOutput', { maxConcurrency: 1 });
		expect(await itemsSent(sandbox)).toEqual([1, 2, 3, 4, 5, 6]);
		expect(await sandbox.messages()).toHaveLength(4);
	});
});

describe('continuing with the error output', () => {
	test('gives what was sent on the one output, what was refused with its data on the other', async () => {
		const { items, errors, failure } = await run('continueErrorOutput');
		expect(failure).toBeUndefined();
		expect(items.map(({ json }) => json.to)).toEqual([1, 3, 4, 6].map(mobileOf));
		expect(pairsOf(items)).toEqual([0, 2, 3, 5].map((item) => ({ item })));
		const input = numberedItems(6);
		expect(errors.map(({ json }) => json)).toEqual([
			{ ...input[1], error: REFUSAL },
			{ ...input[4], error: REFUSAL },
		]);
		expect(pairsOf(errors)).toEqual([{ item: 1 }, { item: 4 }]);
	});

	test('separates bad input, too, and an expression that fails', async () => {
		const setup = sendToEach(sandbox, 3);
		const items = setup.items ?? [];
		items[1] = { mobile: 'nobody', name: 'x' };
		const to = '={{ $json.mobile === "nobody" ? $json.mobile : $json.mobile.toString() }}';
		const text = '={{ $json.name.toUpperCase() }}';
		items[2] = { mobile: mobileOf(3) };
		const parameters = { ...setup.parameters, to, text };
		const ended = await runInWorkflow({
			...setup,
			parameters,
			items,
			onError: 'continueErrorOutput',
		});
		expect(ended.items.map(({ json }) => json.to)).toEqual([mobileOf(1)]);
		expect(ended.errors.map(({ json }) => json.mobile)).toEqual(['nobody', mobileOf(3)]);
		expect(failureOf(ended.errors[0].json)).toMatchObject({ code: '103' });
		expect(failureOf(ended.errors[1].json).message).toBeTruthy();
		expect(await itemsSent(sandbox)).toEqual([1]);
	});

	test('knows of each item whether its outcome is known', async () => {
		await sandbox.fault({ kind: 'breakAfter', match: { to: mobileOf(1) } });
		await sandbox.fault({ kind: 'refuse', code: 106, match: { to: mobileOf(2) } });
		const setup = sendToEach(sandbox, 2);
		const { errors } = await runInWorkflow({ ...setup, onError: 'continueErrorOutput' });
		expect(failureOf(errors[0].json)).toMatchObject({ outcomeKnown: false, code: 'ECONNRESET' });
		expect(failureOf(errors[1].json)).not.toHaveProperty('outcomeKnown');
	});
});

describe.each(['continueRegularOutput', 'continueErrorOutput'] as const)(
	'a credential that is refused ends the run, also with %s: ',
	(onError) => {
		test('the other items get the refusal without a request', async () => {
			await sandbox.account({ key: 'another-key' });
			const setup = sendToEach(sandbox, 20, { maxConcurrency: 2 });
			const ended = await runInWorkflow({ ...setup, onError });
			expect((await sandbox.calls()).length).toBeLessThanOrEqual(2);
			const refused = onError === 'continueErrorOutput' ? ended.errors : ended.items;
			expect(ended.items).toHaveLength(onError === 'continueErrorOutput' ? 0 : 20);
			expect(pairsOf(refused)).toEqual(Array.from({ length: 20 }, (_, item) => ({ item })));
			for (const [at, { json }] of refused.entries()) {
				expect(failureOf(json)).toMatchObject({
					message: `SMSB2B rejected the credential (item ${at + 1})`,
					description: expect.stringMatching(/IP whitelist/) as string,
					code: '101',
				});
			}
		});

		test('what was sent before stays', async () => {
			await sandbox.fault({ kind: 'refuse', code: 101, skip: 3, count: null });
			const setup = sendToEach(sandbox, 6, { maxConcurrency: 1 });
			const { items, errors } = await runInWorkflow({ ...setup, onError });
			expect(items.filter(({ json }) => json.smsId)).toHaveLength(3);
			expect([...items, ...errors].filter(({ json }) => json.error)).toHaveLength(3);
			expect(await itemsSent(sandbox)).toEqual([1, 2, 3, 4]);
		});
	},
);
