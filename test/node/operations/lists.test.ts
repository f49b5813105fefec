import type { INodeParameters } from 'n8n-workflow';

import { runInWorkflow, runOnRoutingEngine, type Ended } from '../../support/engine';
import { useSandbox } from '../../support/sandbox';

const sandbox = useSandbox();

const WAYS = [
	['the runner', runInWorkflow],
	["n8n's routing engine", runOnRoutingEngine],
] as const;

describe.each(WAYS)('by %s: ', (_way, run) => {
	async function list(own: INodeParameters): Promise<Ended> {
		await sandbox.control('POST', 'accounts/demo/contacts', { count: 60 });
		const parameters = { resource: 'contact', operation: 'getAll', ...own };
		return await run({ parameters, credential: sandbox.credential });
	}

	test.each<[INodeParameters, number]>([
		[{}, 50],
		[{ limit: 7 }, 7],
		[{ limit: '={{ 7 }}' }, 7],
		[{ limit: 1000 }, 63],
		[{ returnAll: true }, 63],
		[{ returnAll: true, limit: 7 }, 63],
		[{ returnAll: '={{ true }}', limit: '={{ "none" }}' }, 63],
		[{ limit: 2, filters: { name: 'nikos' } }, 1],
	])('%j gives %i contacts', async (own, count) => {
		expect((await list(own)).items).toHaveLength(count);
	});

	test.each(['={{ 0 }}', '={{ -1 }}', '={{ 1.5 }}', '={{ "many" }}', '={{ $json.missing }}'])(
		'a limit of %s is refused without a request',
		async (limit) => {
			const { failure } = await list({ limit });
			expect(failure?.message).toMatch(
				/^The value in "Limit" is not a number of results: .+ \(item 1\)$/,
			);
			expect(failure?.description).toMatch(/turn on "Return All"\. Nothing was sent/);
			expect(await sandbox.calls()).toEqual([]);
		},
	);
});

test('every item gets the list that it asks for, and its pairs', async () => {
	const { items } = await runInWorkflow({
		parameters: { resource: 'contact', operation: 'getAll', limit: '={{ $json.limit }}' },
		items: [{ limit: 2 }, { limit: 1 }],
		credential: sandbox.credential,
	});
	expect(items.map(({ pairedItem }) => pairedItem)).toEqual([
		{ item: 0 },
		{ item: 0 },
		{ item: 1 },
	]);
});
