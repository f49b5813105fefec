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
		{ resource: 'twoFactor', operation: 'send', ...TO, text: '%%CODE%%', options: { wait: VALUE } },
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
	test.each([
		[2],
		['2'],
		[' 2 '],
		['2.0'],
		['2,00'],
		[['2']],
		['["2"]'],
		['[2]'],
		['٢'],
		['2\u200b'],
	])('takes %j for 2', async (value) => {
		const setup = { parameters, items: [{ value }], credential: sandbox.credential };
		await sandbox.fault({ kind: 'body', path, body: '{"status":"1","total":"0","id":"5"}' });
		await runInWorkflow(setup);
		const calls = await sandbox.calls(path);
		expect(calls).toHaveLength(1);
		if (sent) expect(calls[0].body[sent]).toBe('2');
	});

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
	['1.234', '1234'],
	['1,234', '1234'],
	['1234.0', '1234'],
	['0042,00', '0042'],
	['["1234"]', '1234'],
	[1.5, '1.5'],
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
	['["500001"]', '500001'],
	['[500001]', '500001'],
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

test.each([2 ** 53, 2 ** 63, [-(2 ** 53)]])(
	'a number that lost digits on its way is no ID, and no text: %j',
	async (value) => {
		const id = { __rl: true, mode: 'id', value: VALUE };
		const text = { to: '6900000001', text: VALUE };
		for (const [label, parameters] of [
			['Contact', { resource: 'contact', operation: 'delete', contactId: id }],
			['SMS ID', { resource: 'sms', operation: 'cancel', smsId: VALUE }],
			['Contacts', { resource: 'group', operation: 'addContacts', groupId: id, contactId: id }],
			['Text', { resource: 'sms', operation: 'send', ...text }],
		] as Array<[label: string, parameters: INodeParameters]>) {
			const items = [{ value: value as number }];
			const groupId = { __rl: true, mode: 'id', value: '7001' };
			const own = label === 'Contacts' ? { ...parameters, groupId } : parameters;
			const { failure } = await runInWorkflow({
				...{ parameters: own, items },
				credential: sandbox.credential,
			});
			expect(failure?.message).toContain(`The value of "${label}" has lost digits: `);
			expect(failure?.description).toContain('Pass it as text');
		}
		expect((await sandbox.statistics()).total).toBe(0);
	},
);

test.each([
	['["500001","500002"]', ['500001', '500002']],
	['[500001, 500002]', ['500001', '500002']],
	['500001; 500002', ['500001', '500002']],
])('the list of IDs %s is read as its entries', async (value, ids) => {
	const parameters: INodeParameters = {
		...{ resource: 'group', operation: 'addContacts' },
		groupId: { __rl: true, mode: 'id', value: '7001' },
		contactId: { __rl: true, mode: 'id', value: VALUE },
	};
	await runInWorkflow({ parameters, items: [{ value }], credential: sandbox.credential });
	const calls = await sandbox.calls('group/addContact');
	expect(calls.map(({ body }) => body.contactId)).toEqual(ids);
});

describe.each([
	['From', 'sms/send', 'from', { resource: 'sms', operation: 'send', ...TO, from: VALUE }],
	[
		'SMS From',
		'viber/send',
		'sms_from',
		{
			...{ resource: 'viber', operation: 'send', ...TO, from: '1001', messageType: 'text' },
			...{ smsFallback: true, smsText: 'Hello', smsFrom: VALUE },
		},
	],
] as Array<[label: string, path: string, sent: string, parameters: INodeParameters]>)(
	'the sender in %s',
	(label, path, sent, parameters) => {
		test.each([
			['MySchool', 'MySchool'],
			["'MySchool", 'MySchool'],
			['My\u200bSchool\u00a0', 'MySchool'],
			['["MySchool"]', 'MySchool'],
			["O'Neil", "O'Neil"],
			[2101234567, '2101234567'],
			['2101234567.0', '2101234567'],
			['２１０１２３４５６７', '2101234567'],
			['', undefined],
			[null, undefined],
		])('%j is sent as %s', async (value, expected) => {
			const items = [{ value }];
			await runInWorkflow({ parameters, items, credential: sandbox.credential });
			expect((await sandbox.calls(path)).map(({ body }) => body[sent])).toEqual([expected]);
		});

		test.each([
			['6.97123E+09', 'was shortened by a spreadsheet: 6.97123E+09'],
			['6,97E9', 'was shortened by a spreadsheet: 6,97E9'],
			[1e21, 'was shortened by a spreadsheet: 1e+21'],
			[210.5, 'is a number with decimals: 210.5'],
			['undefined', 'is the word undefined'],
			['null', 'is the word null'],
			['NaN', 'is the word NaN'],
			['Σχολείο', 'has non-Latin letters: Σχολείο'],
		])('%j is refused, and nothing is called', async (value, said) => {
			const { failure } = await runInWorkflow({
				...{ parameters, items: [{ value }] },
				credential: sandbox.credential,
			});
			expect(failure?.message).toBe(`The sender in "${label}" ${said} (item 1)`);
			expect((await sandbox.statistics()).total).toBe(0);
		});
	},
);
