import type { INodeParameters } from 'n8n-workflow';

import { runInWorkflow, runOnRoutingEngine } from '../../support/engine';
import { useSandbox } from '../../support/sandbox';

const sandbox = useSandbox();

const EMPTY = '={{ $json.value }}';
const VIBER = {
	resource: 'viber',
	operation: 'send',
	to: '6900000001',
	from: '1001',
	text: 'Hello',
};

/** Fields on which others depend, or that are on by default, whose expression gives nothing; and what is sent then. */
const CHOICES: Array<[name: string, path: string, parameters: INodeParameters, sent: object]> = [
	[
		'Message Type',
		'viber/send',
		{
			...VIBER,
			...{ messageType: EMPTY, image: 'https://example.com/x.jpg' },
			...{ buttonCaption: 'Open', buttonAction: 'https://example.com' },
		},
		{ to: '6900000001', from: '1001', text: 'Hello' },
	],
	[
		'SMS Fall-Back',
		'viber/send',
		{ ...VIBER, messageType: 'text', smsFallback: EMPTY, smsText: 'SMS', smsFrom: 'School' },
		{ to: '6900000001', from: '1001', text: 'Hello' },
	],
	[
		'Remove By',
		'group/deleteContact',
		{
			...{ resource: 'group', operation: 'removeContact', removeBy: EMPTY },
			groupId: { __rl: true, mode: 'id', value: '7001' },
			contactId: { __rl: true, mode: 'id', value: '500001' },
			contactGroupId: '9',
		},
		{ groupId: '7001', contactId: '500001' },
	],
	[
		'Skip Duplicates',
		'sms/bulk',
		{
			...{ resource: 'sms', operation: 'sendBulk', recipients: 'list', text: 'Hello' },
			to: '6900000001, +306900000001',
			options: { skipDuplicates: EMPTY },
		},
		{ to: '6900000001', text: 'Hello' },
	],
];

describe.each(CHOICES)('%s', (_name, path, parameters, sent) => {
	test.each([[null], [''], [' '], [[]]])(
		'is what it is by default when its expression gives %j',
		async (value) => {
			const setup = { parameters, items: [{ value }], credential: sandbox.credential };
			for (const run of [runInWorkflow, runOnRoutingEngine]) {
				await sandbox.reset();
				await run(setup);
				const calls = await sandbox.calls(path);
				const bodies = calls.map(({ body: { key, type, ...body } }) => ({ body, key, type }));
				expect(bodies.map(({ body }) => body)).toEqual([sent]);
			}
		},
	);
});
