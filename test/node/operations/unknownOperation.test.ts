import type { INodeParameters } from 'n8n-workflow';

import { runInWorkflow } from '../../support/engine';
import { useSandbox } from '../../support/sandbox';

const sandbox = useSandbox();

const ITEMS = [{ mobile: '6971234501' }, { mobile: '6971234502' }];

/** As a model or a person writes them who does not know the node. */
const UNKNOWN: Array<[string, INodeParameters]> = [
	['Resource', { resource: 'message', operation: 'send' }],
	['Resource', { resource: 'SMS', operation: 'send' }],
	['Resource', { resource: '', operation: 'send' }],
	['Resource', { resource: '={{ "sms" }}', operation: 'send' }],
	['Operation', { resource: 'sms', operation: 'sendSms' }],
	['Operation', { resource: 'sms', operation: 'Send' }],
	['Operation', { resource: 'viber', operation: 'sendToGroup' }],
	['Operation', { resource: 'sms', operation: '={{ "send" }}' }],
];

describe.each(UNKNOWN)('an unknown %s is rejected, and nothing is sent: %j', (label, chosen) => {
	const parameters = { to: '={{ $json.mobile }}', text: 'Hello', ...chosen };
	const setup = () => ({ parameters, items: ITEMS, credential: sandbox.credential });

	test('the run stops', async () => {
		const { failure } = await runInWorkflow(setup());
		expect(failure?.message).toMatch(`The value in "${label}" is none of its options`);
		expect(failure?.description).toMatch(/Choose one of: .+ Nothing was sent for this item\./);
		expect(await sandbox.calls()).toEqual([]);
	});

	test('every item leaves by the error output', async () => {
		const { items, errors } = await runInWorkflow({ ...setup(), onError: 'continueErrorOutput' });
		expect(items).toEqual([]);
		expect(errors).toHaveLength(ITEMS.length);
		const said = expect.stringContaining(`"${label}" is none of its options`) as string;
		for (const item of errors) expect(JSON.stringify(item).replaceAll('\\', '')).toEqual(said);
		expect(await sandbox.calls()).toEqual([]);
	});
});
