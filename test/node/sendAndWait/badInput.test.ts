import { runInWorkflow } from '../../support/engine';
import { useSandbox } from '../../support/sandbox';
import { newestLink, setupOf, WaitingExecution } from './n8n';

const sandbox = useSandbox();

describe('nothing is sent, and the message says why, for ', () => {
	const approval = (values: object) => ({ approvalOptions: { values: { ...values } } });
	const limit = (values: object) => ({ options: { limitWaitTime: { values: { ...values } } } });
	const at = (maxDateAndTime: string) => limit({ limitType: 'atSpecifiedTime', maxDateAndTime });
	const options = (values: object) => ({ options: { ...values } });

	test.each([
		['an empty message', { message: ' ' }, '"Message" is empty'],
		['a message that is an object', { message: '={{ { text: "Hi" } }}' }, '"Message" is an object'],
		['no recipient', { to: '={{ "" }}' }, '"To" is empty'],
		[
			'a button of nothing',
			approval({ approveLabel: '={{ undefined }}' }),
			'"Approve Button Label" is empty',
		],
		['an empty approve button', approval({ approveLabel: ' ' }), '"Approve Button Label" is empty'],
		[
			'an empty decline button',
			approval({ disapproveLabel: '' }),
			'"Disapprove Button Label" is empty',
		],
		[
			'a button that needs a page',
			approval({ approveLabel: 'y'.repeat(101) }),
			'"Approve Button Label" is too long for a button',
		],
		[
			'two equal buttons',
			approval({ approveLabel: 'OK', disapproveLabel: 'OK ' }),
			'"Approve Button Label" and "Disapprove Button Label" are the same: OK',
		],
		[
			'an unknown kind of approval',
			approval({ approvalType: '={{ "triple" }}' }),
			'"Type of Approval" is none of its options: triple',
		],
		[
			'an unknown kind of response',
			{ responseType: '={{ "customForm" }}' },
			'"Response Type" is none of its options: customForm',
		],
		[
			'an unknown language',
			options({ pageLanguage: '={{ "de" }}' }),
			'"Page Language" is none of its options: de',
		],
		[
			'an empty submit button',
			options({ responseFormButtonLabel: '' }),
			'"Response Form Button Label" is empty',
		],
		[
			'no time to wait',
			limit({ resumeAmount: 0 }),
			'"Amount" of "Limit Wait Time" is not a time to wait: 0',
		],
		['a time before now', limit({ resumeAmount: -5 }), 'is not a time to wait: -5'],
		[
			'a time that is a word',
			limit({ resumeAmount: '={{ "long" }}' }),
			'is not a time to wait: long',
		],
		['a time that is nothing', limit({ resumeAmount: '={{ null }}' }), '"Amount"'],
		['a time without end', limit({ resumeAmount: 1e12 }), 'is not a time to wait: 1000000000000'],
		[
			'an unknown unit',
			limit({ resumeUnit: '={{ "weeks" }}' }),
			'"Unit" is none of its options: weeks',
		],
		['a day in the past', at('2020-01-01'), '"Max Date and Time" is in the past: 2020-01-01'],
		['no day', at('tomorrow'), '"Max Date and Time" is not a date: tomorrow'],
		['an empty day', at(''), '"Max Date and Time" is not a date'],
		[
			'a Viber text that is too long',
			{ resource: 'viber', message: 'x'.repeat(1001) },
			'"Message" is longer than 1,000 characters',
		],
		[
			'a Viber message whose button is empty',
			{ resource: 'viber', options: { messageButtonLabel: ' ' } },
			'"Message Button Label" is empty',
		],
		[
			'a Viber message whose SMS is empty',
			{ resource: 'viber', smsFallback: true, smsText: '={{ "" }}' },
			'"SMS Text" is empty',
		],
	])('%s', async (_what, parameters, expected) => {
		const { failure, waitTill } = await runInWorkflow(setupOf(sandbox, parameters));
		expect(failure?.message).toContain(expected);
		expect(failure?.message).toMatch(/ \(item 1\)$/);
		expect(failure?.description).toMatch(/ Nothing was sent for this item\.$/);
		expect(waitTill).toBeUndefined();
		expect(await sandbox.calls()).toEqual([]);
	});

	test.each(['stopWorkflow', 'continueRegularOutput', 'continueErrorOutput'] as const)(
		'several items, and each of them is told so (%s)',
		async (onError) => {
			const items = [{ name: 'a' }, { name: 'b' }, { name: 'c' }];
			const ended = await runInWorkflow(setupOf(sandbox, {}, { items, onError }));
			const told =
				onError === 'stopWorkflow'
					? [ended.failure]
					: [...ended.items, ...ended.errors].map(({ json }) => json.error);
			expect(told).toHaveLength(onError === 'stopWorkflow' ? 1 : 3);
			for (const error of told) {
				expect(error).toMatchObject({
					message: expect.stringContaining('handles one item at a time, but got 3'),
					description: expect.stringMatching(/Execute Once.+Loop Over Items.+ Nothing was sent/),
				});
			}
			expect(ended.waitTill).toBeUndefined();
			expect(await sandbox.calls()).toEqual([]);
		},
	);

	test('the first of several items is asked with Execute Once', async () => {
		const setup = setupOf(sandbox, {}, { items: [{}, {}], executeOnce: true });
		const execution = await WaitingExecution.start(setup, async () => await newestLink(sandbox));
		expect(execution.parked).toHaveLength(1);
	});

	test.each(['localhost', 'n8n.localhost', '127.0.0.1', '127.1.2.3', '[::1]', '0.0.0.0'])(
		'a link to %s while SMSB2B is elsewhere',
		async (host) => {
			const credential = { ...sandbox.credential, baseUrl: 'https://smsb2b.com/api' };
			const setup = setupOf(sandbox, {}, { credential, n8nUrl: `http://${host}:5678` });
			const { failure } = await runInWorkflow(setup);
			expect(failure?.message).toContain(`The link would lead to ${host}, which no phone`);
			expect(failure?.description).toContain('N8N_WEBHOOK_URL');
		},
	);
});
