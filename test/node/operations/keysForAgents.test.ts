import { RESPONSE_FORMATS } from '../../../lib/api/outputChoices';
import { runInWorkflow, runOnRoutingEngine } from '../../support/engine';
import { useSandbox } from '../../support/sandbox';

const sandbox = useSandbox();

const WAYS = [
	['the runner', runInWorkflow],
	["n8n's routing engine", runOnRoutingEngine],
] as const;

const LABEL_OF_V2 = String(RESPONSE_FORMATS.find(({ value }) => value === 'v2')?.name);

const USERS = { resource: 'user', operation: 'getAll', returnAll: true };

beforeEach(async () => {
	const user = { username: 'branch', password: 'branch-pass', key: 'branch-key-1', parent: 'demo' };
	await sandbox.control('POST', 'accounts', user);
});

describe.each(WAYS)('by %s, ', (_way, run) => {
	const asked = async (parameters: object, asTool: boolean) =>
		await run({ parameters: { ...parameters }, credential: sandbox.credential, asTool });

	test.each(['get', 'reset'])(
		'API Key: %s is refused to an AI agent before any call',
		async (operation) => {
			const parameters = { resource: 'apiKey', operation };
			const { failure, items } = await asked(parameters, true);
			expect(failure?.message).toContain('An AI agent cannot get or reset the API key');
			expect(items).toEqual([]);
			expect(await sandbox.calls()).toEqual([]);
			expect((await asked(parameters, false)).items[0].json.key).toEqual(expect.any(String));
		},
	);

	test.each(['json', 'xml'])(
		'an AI agent gets users without their keys (%s)',
		async (responseFormat) => {
			const parameters = { ...USERS, options: { responseFormat } };
			const { items, failure } = await asked(parameters, true);
			expect(failure).toBeUndefined();
			expect(items[0].json).toMatchObject({ username: 'branch' });
			expect(JSON.stringify(items)).not.toContain('branch-key-1');
			expect(JSON.stringify((await asked(parameters, false)).items)).toContain('branch-key-1');
		},
	);

	test.each([
		{ output: 'raw' },
		{ output: 'Raw' },
		{ output: ' RAW ' },
		{ output: '={{ "raw" }}' },
		{ output: '={{ ["Raw"] }}' },
		{ output: '={{ $json.missing || "RAW" }}' },
		{ responseFormat: 'v2' },
		{ responseFormat: 'V2' },
		{ responseFormat: LABEL_OF_V2 },
		{ responseFormat: `={{ "${LABEL_OF_V2}".toUpperCase() }}` },
		{ responseFormat: '={{ ["v2"] }}' },
	])('outputs that cannot do without keys are refused to an AI agent: %j', async (options) => {
		const { failure } = await asked({ ...USERS, options }, true);
		expect(failure?.message).toContain('An AI agent can only get users without their API keys');
		expect(await sandbox.calls()).toEqual([]);
		expect((await asked({ ...USERS, options }, false)).failure).toBeUndefined();
	});
});
