import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { runInWorkflow, runOnRoutingEngine, type Ended } from '../../support/engine';
import { useSandbox } from '../../support/sandbox';

const sandbox = useSandbox();

const ENGINES = [
	['in a workflow', runInWorkflow],
	['as an older tool', runOnRoutingEngine],
] as const;

const MESSAGE = { to: '6971234567', text: 'Hello' };

/** SMSB2B as it would be if it wrote times in this zone. */
async function useZone(timeZone: string): Promise<void> {
	await sandbox.control('PATCH', 'settings', { timeZone });
}

async function run(
	engine: typeof runInWorkflow,
	operation: string,
	{ credential, ...own }: { credential?: IDataObject; [parameter: string]: unknown },
): Promise<Ended> {
	const [resource, name] = operation.split('.');
	return await engine({
		parameters: { resource, operation: name, ...(own as INodeParameters) },
		credential: { ...sandbox.credential, ...credential } as typeof sandbox.credential,
	});
}

describe.each(ENGINES)('%s', (_title, engine) => {
	test.each(['Pacific/Honolulu', 'Pacific/Auckland', 'UTC', 'Asia/Calcutta'])(
		'Skip Already Sent finds a message in a history that is written in %s',
		async (zone) => {
			await useZone(zone);
			const credential = { historyTimeZone: zone };
			const options = { skipSent: 1 };
			await run(engine, 'sms.send', { ...MESSAGE, credential, options });
			const { items } = await run(engine, 'sms.send', { ...MESSAGE, credential, options });
			expect(items[0].json.alreadySent).toBe(true);
			expect(await sandbox.messages()).toHaveLength(1);
		},
	);

	test.each(['history.getAllSingle', 'history.getAllGroup'])(
		'%s compares times in the time zone of the history',
		async (operation) => {
			await useZone('Pacific/Honolulu');
			await run(engine, 'sms.send', MESSAGE);
			await run(engine, 'sms.sendBulk', { ...MESSAGE, to: '6971234567,6981234567' });
			const credential = { historyTimeZone: 'Pacific/Honolulu' };
			const minute = 60_000;
			const listed = async (filters: INodeParameters) => {
				const { items, failure } = await run(engine, operation, { credential, filters });
				expect(failure?.message).toBeUndefined();
				return items.length;
			};
			const at = (time: number) => new Date(time).toISOString();
			expect(await listed({ sentAfter: at(Date.now() - minute) })).toBe(1);
			expect(await listed({ sentAfter: at(Date.now() + minute) })).toBe(0);
			expect(await listed({ sentBefore: at(Date.now() - minute) })).toBe(0);
			expect(await listed({ sentBefore: at(Date.now() + minute) })).toBe(1);
		},
	);

	test.each([
		['sms.send', { ...MESSAGE, options: { skipSent: 24 } }],
		['sms.send', { ...MESSAGE, options: { findLost: true } }],
		['history.getAllSingle', {}],
		['history.getAllGroup', {}],
	])('%s says that what stands for the time zone is none, and sends nothing', async (name, own) => {
		const credential = { historyTimeZone: 'Athens' };
		const { failure } = await run(engine, name, { ...own, credential });
		expect(failure?.message).toBe(
			'The value of "History Time Zone" in the credential is not a time zone: Athens (item 1)',
		);
		expect(failure?.description).toContain('Europe/Athens');
		expect(await sandbox.messages()).toEqual([]);
	});
});

test.each([undefined, '', ' ', 'europe/athens', 'UTC+2'])(
	'with the time zone %j the history is Greek time',
	async (historyTimeZone) => {
		const credential = { historyTimeZone };
		const own = { ...MESSAGE, credential, options: { skipSent: 1 } };
		await run(runInWorkflow, 'sms.send', own);
		const { items } = await run(runInWorkflow, 'sms.send', own);
		expect(items[0].json.alreadySent).toBe(true);
	},
);

test('an operation that reads no history does without its time zone', async () => {
	const credential = { historyTimeZone: 'Athens' };
	const { failure } = await run(runInWorkflow, 'sms.send', { ...MESSAGE, credential });
	expect(failure?.message).toBeUndefined();
});
