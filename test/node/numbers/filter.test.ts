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
	['6971234568', false],
	['69712345', false],
	['nobody', false],
])('the number 306971234567 is found by %s: %s', (wanted, passes) => {
	expect(sameNumber('to')(wanted)({ to: '306971234567' })).toBe(passes);
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

	test.each(['4567', '+30 697 123 4567', ''])('may be %j', async (value) => {
		expect((await failureOf(value))?.message).toBeUndefined();
	});
});
