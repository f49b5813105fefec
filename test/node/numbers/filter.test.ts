import type { INodeParameters } from 'n8n-workflow';

import { sameNumber } from '../../../lib/phone/sameNumber';
import { runInWorkflow } from '../../support/engine';
import { useSandbox } from '../../support/sandbox';

const sandbox = useSandbox();

test.each([
	['6971234567', true],
	['306971234567', true],
	['+30 697 123 4567', true],
	['0030-6971234567', true],
	['+30 (0) 697 1234567', true],
	['06971234567', true],
	['6971234567.0', true],
	['\u202a6971234567\u202c', true],
	['234567', true],
	['0030 697 1234567', true],
	['6971234568', false],
	['0567', false],
	['69712345', false],
	['nobody', false],
])('the number 306971234567 is found by %s: %s', (wanted, passes) => {
	expect(sameNumber('to')(wanted)({ to: '306971234567' })).toBe(passes);
});

test.each([
	['0001', ['306900000001', '306970000001']],
	['00001', ['306900000001', '306970000001']],
	['1001', ['306900001001']],
	['001', ['306900000001', '306900001001', '306970000001']],
])('zeros in front of the last digits are digits: %s', (wanted, expected) => {
	const numbers = ['306900000001', '306900001001', '306900000010', '306970000001'];
	expect(numbers.filter((to) => sameNumber('to')(wanted)({ to }))).toEqual(expected);
});

describe.each<[operation: string, filter: string, label: string]>([
	['contact.getAll', 'mobile', 'Mobile'],
	['history.getAllSingle', 'to', 'To'],
])('the filter of %s', (name, filter, label) => {
	const failureOf = async (value: string) => {
		const [resource, operation] = name.split('.');
		const filters: INodeParameters = { [filter]: value };
		const parameters = { resource, operation, returnAll: true, filters };
		return (await runInWorkflow({ parameters, credential: sandbox.credential })).failure;
	};

	test.each([
		['6.97123E+09', 'was shortened by a spreadsheet'],
		['={{ 697123456.7 }}', 'is a number with decimals'],
		['6971234567 (mother)', 'is not a mobile number'],
		['6971234567, 6981234567', 'has more than one number'],
	])('is refused without a request when it is %s', async (value, expected) => {
		expect((await failureOf(value))?.message).toContain(`The value in "${label}" ${expected}: `);
		expect(await sandbox.calls()).toEqual([]);
	});

	test.each(['0001', '={{ "0001" }}', '={{ ["0001"] }}', '\u200E0001'])(
		'finds the last digits %j with their zeros',
		async (value) => {
			for (const to of ['6900000001', '6900001001', '6900000010']) {
				const path = name === 'contact.getAll' ? 'contact/add' : 'sms/send';
				await sandbox.call(path, { to, mobile: to, text: 'Hello' });
			}
			const [resource, operation] = name.split('.');
			const filters: INodeParameters = { [filter]: value };
			const { items } = await runInWorkflow({
				parameters: { resource, operation, returnAll: true, filters },
				credential: sandbox.credential,
			});
			const found = items.map(({ json }) => json[filter]).filter((to) => /^30690/.test(String(to)));
			expect(found).toEqual(['306900000001']);
		},
	);

	test.each(['4567', '+30 697 123 4567', ''])('may be %j', async (value) => {
		expect((await failureOf(value))?.message).toBeUndefined();
	});
});
