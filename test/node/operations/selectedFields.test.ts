import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { runInWorkflow, runOnRoutingEngine } from '../../support/engine';
import { useSandbox } from '../../support/sandbox';
import { byId } from './cases/case';

const sandbox = useSandbox();

const WAYS = [
	['the runner', runInWorkflow],
	["n8n's routing engine", runOnRoutingEngine],
] as const;

describe.each(WAYS)('%s', (_way, run) => {
	async function outputsOf(
		{ responseFormat, ...parameters }: INodeParameters,
		outputFields?: unknown,
		asTool = false,
	) {
		const options = {
			...{ output: 'selectedFields', outputFields },
			...(responseFormat !== undefined && { responseFormat }),
		} as INodeParameters;
		const { items, failure } = await run({
			parameters: { ...parameters, options },
			credential: sandbox.credential,
			asTool,
		});
		expect(failure?.message).toBeUndefined();
		return items.map(({ json }) => json);
	}

	const SEND = { resource: 'sms', operation: 'send', to: '6971234567', text: 'Hello' };

	test('outputs the named fields, in their order', async () => {
		const [json] = await outputsOf(SEND, ' to, smsId;nothing\nparts');
		expect(Object.entries(json)).toEqual([
			['to', '6971234567'],
			['smsId', expect.any(String)],
			['parts', 1],
		]);
		expect(await outputsOf(SEND, '={{ ["to"] }}')).toEqual([{ to: '6971234567' }]);
	});

	test('outputs all fields where none is named', async () => {
		for (const none of ['', undefined, ' , ']) {
			const [json] = await outputsOf(SEND, none);
			expect(Object.keys(json)).toEqual(expect.arrayContaining(['smsId', 'balance', 'encoding']));
		}
	});

	test('always says what was not sent, or is unknown', async () => {
		const bulk = { ...SEND, operation: 'sendBulk', recipients: 'list', to: '6971234567, nobody' };
		expect(await outputsOf(bulk, 'smsId')).toEqual([
			{ smsId: expect.any(String) as string },
			{ accepted: false, reason: expect.stringContaining('not a mobile') as string },
		]);
	});

	test('loses no ID of a plain text of which no fields are known', async () => {
		const bulk = { ...SEND, operation: 'sendBulk', recipients: 'list', responseFormat: 'v2' };
		expect(await outputsOf({ ...bulk, to: '6971234567, 6971234568' }, 'smsId')).toEqual([
			{ text: expect.stringMatching(/^\d+\|\d+$/) as string },
		]);
	});

	test('outputs the fields of lists by their paths', async () => {
		const get = { resource: 'group', operation: 'get', groupId: byId('7001') };
		expect(await outputsOf(get, 'name, contacts.mobile')).toEqual([
			{ name: 'Parents', 'contacts.mobile': ['306971000001', '306942000002'] },
		]);
	});

	test('fields of a prototype are none', async () => {
		expect(await outputsOf(SEND, 'constructor, __proto__, to.length')).toEqual([{}]);
	});
});

test('an agent of version 3 gets the named fields of many rows', async () => {
	const { items } = await runInWorkflow({
		parameters: {
			...{ resource: 'contact', operation: 'getAll', returnAll: true },
			options: { output: 'selectedFields', outputFields: 'contactId, mobile' },
		},
		credential: sandbox.credential,
		asTool: true,
	});
	expect(items.map(({ json }) => Object.keys(json))).toEqual(
		Array(3).fill(['contactId', 'mobile']),
	);
});

test('an error that stops the run names the IDs of what was sent, whatever is selected', async () => {
	await sandbox.fault({ kind: 'refuse', code: 106, skip: 1 });
	const { failure } = await runInWorkflow({
		parameters: {
			...{ resource: 'sms', operation: 'send', to: '={{ $json.to }}', text: 'Hello' },
			options: { output: 'selectedFields', outputFields: 'parts' },
			requestOptions: { maxConcurrency: 1 },
		},
		items: [{ to: '6971234501' }, { to: '6971234502' }],
		credential: sandbox.credential,
	});
	expect(failure?.description).toMatch(/item 1 \(smsId \d+\)/);
});

test('an item that fails keeps its error', async () => {
	const { items } = await runInWorkflow({
		parameters: {
			...{ resource: 'sms', operation: 'send', to: 'nobody', text: 'Hello' },
			options: { output: 'selectedFields', outputFields: 'parts' },
		},
		credential: sandbox.credential,
		onError: 'continueRegularOutput',
	});
	expect((items[0].json.error as IDataObject).message).toContain('is not a mobile number');
});
