import type { INodeParameters } from 'n8n-workflow';

import { runInWorkflow } from '../../support/engine';
import { useSandbox } from '../../support/sandbox';

const sandbox = useSandbox();

const VALUE = '={{ $json.value }}';
const TO = { to: '6900000001', text: 'Hello' };

/** Fields of the type number, the call, and the form field in which the number goes out. */
const NUMBERS: Array<
	[label: string, path: string, parameters: INodeParameters, sent: string | undefined]
> = [
	['Limit', 'contact/list', { resource: 'contact', operation: 'getAll', limit: VALUE }, undefined],
	[
		'Validity',
		'viber/send',
		{
			...{ resource: 'viber', operation: 'send', ...TO, from: '1001', messageType: 'text' },
			options: { validity: VALUE },
		},
		'validity',
	],
	[
		'Wait',
		'2fa/send',
		{ resource: 'twoFactor', operation: 'send', ...TO, options: { wait: VALUE } },
		'wait',
	],
	[
		'SMS',
		'user/topup',
		{
			...{ resource: 'user', operation: 'topUp', cost: 0, sms: VALUE },
			userId: { __rl: true, mode: 'id', value: '20' },
		},
		'sms',
	],
	[
		'Batch Size',
		'sms/bulk',
		{
			...{ resource: 'sms', operation: 'sendBulk', recipients: 'list', ...TO },
			options: { batchSize: VALUE },
		},
		undefined,
	],
	[
		'Skip Already Sent',
		'history/single/list',
		{ resource: 'sms', operation: 'send', ...TO, options: { skipSent: VALUE } },
		undefined,
	],
];

describe.each(NUMBERS)('%s', (label, path, parameters, sent) => {
	test.each([[2], ['2'], [' 2 '], ['2.0'], ['2,00'], [['2']], ['٢'], ['2\u200b']])(
		'takes %j for 2',
		async (value) => {
			const setup = { parameters, items: [{ value }], credential: sandbox.credential };
			await sandbox.fault({ kind: 'body', path, body: '{"status":"1","total":"0","id":"5"}' });
			await runInWorkflow(setup);
			const calls = await sandbox.calls(path);
			expect(calls).toHaveLength(1);
			if (sent) expect(calls[0].body[sent]).toBe('2');
		},
	);

	test.each([['1.000'], ['1,000'], ['1e3'], ['0x10'], ['ten'], [true], [-1.5], [1e21]])(
		'refuses %j before anything is called',
		async (value) => {
			const setup = { parameters, items: [{ value }], credential: sandbox.credential };
			const { failure } = await runInWorkflow(setup);
			expect(`${failure?.message}`).toContain(`"${label}"`);
			expect((await sandbox.statistics()).total).toBe(0);
		},
	);
});

test.each([
	['1 2 3 4', '1234'],
	['12-34', '1234'],
	['１２３４', '1234'],
	['١٢٣٤', '1234'],
	['\u200e1234\n', '1234'],
	["'0042", '0042'],
	['0042', '0042'],
	[42, '0042'],
	['42', '42'],
	['O042', 'O042'],
])('the code %j is checked as %s', async (value, code) => {
	const parameters = { resource: 'twoFactor', operation: 'check', authId: '1', code: VALUE };
	await runInWorkflow({ parameters, items: [{ value }], credential: sandbox.credential });
	expect((await sandbox.calls('2fa/check')).map(({ body }) => body.code)).toEqual([code]);
});

test.each([
	['500001.0', '500001'],
	['500001,00', '500001'],
	['500001\u200b', '500001'],
	['="500001"', '500001'],
	['５００００１', '500001'],
])('the ID %j is sent as %s', async (value, id) => {
	const parameters = {
		...{ resource: 'contact', operation: 'get' },
		contactId: { __rl: true, mode: 'id', value: VALUE },
	};
	await runInWorkflow({ parameters, items: [{ value }], credential: sandbox.credential });
	expect((await sandbox.calls('contact/get')).map(({ body }) => body.contactId)).toEqual([id]);
});

test.each([['500.000'], ['-500001'], ['500001 500002'], ['5.00001E5']])(
	'%j is not one ID',
	async (value) => {
		const parameters = {
			...{ resource: 'contact', operation: 'delete' },
			contactId: { __rl: true, mode: 'id', value: VALUE },
		};
		const setup = { parameters, items: [{ value }], credential: sandbox.credential };
		const { failure } = await runInWorkflow(setup);
		expect(failure?.message).toContain('The value in "Contact" is not one ID');
		expect((await sandbox.statistics()).total).toBe(0);
	},
);
