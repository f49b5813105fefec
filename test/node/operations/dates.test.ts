import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { resources } from '../../../nodes/Smsb2b/resources';
import type { Field } from '../../../nodes/Smsb2b/operation';
import { DATES, type DateSpelling } from '../../data/dates';
import { stopClock } from '../../support/clock';
import { runInWorkflow, runOnRoutingEngine } from '../../support/engine';
import { useSandbox } from '../../support/sandbox';
import { CASES } from './cases';
import { prepare } from './prepareCase';

const sandbox = useSandbox();

// 2026-11-22, 14:00 in Athens.
stopClock();

/** Every field for a date of every operation, as `resource.operation` and the path of its value. */
const FIELDS = resources.flatMap(({ value: resource, operations }) =>
	operations.flatMap(({ value, fields }) =>
		datesIn(fields, []).map(({ path, label }) => ({
			operation: `${resource}.${value}`,
			path,
			label,
			title: `${resource}.${value} ${path.join('.')}`,
		})),
	),
);

function datesIn(fields: Field[], parent: string[]): Array<{ path: string[]; label: string }> {
	return fields.flatMap((field) => {
		const path = [...parent, field.name];
		const members = (field.options ?? []).filter((option): option is Field => 'type' in option);
		const own = field.type === 'dateTime' ? [{ path, label: field.displayName }] : [];
		return [...own, ...datesIn(members, path)];
	});
}

async function parametersWith(operation: string, [root, name]: string[]): Promise<INodeParameters> {
	const tested = CASES.find((entry) => entry.operation === operation);
	if (!tested) throw new Error(`There is no case of ${operation}`);
	const parameters = await prepare(sandbox, tested);
	return { ...parameters, [root]: { [name]: '={{ $json.date }}' } };
}

test('the operations have fields for dates', () => {
	expect(FIELDS.map(({ title }) => title)).toEqual(
		expect.arrayContaining([
			'sms.send options.sendAt',
			'sms.sendBulk options.sendAt',
			'contact.create additionalFields.birthday',
			'contact.upsert additionalFields.nameday',
			'contact.update updateFields.birthday',
			'history.getAllSingle filters.sentAfter',
			'history.getAllGroup filters.sentBefore',
		]),
	);
});

describe.each(FIELDS)('$title', ({ operation, path, label }) => {
	const inOrder = { maxConcurrency: 1 };

	test('takes every clear spelling of a date as what it means', async () => {
		const clear = DATES.filter(({ refused }) => !refused);
		const parameters = await parametersWith(operation, path);
		const { errors } = await runInWorkflow({
			parameters: { ...parameters, requestOptions: inOrder },
			items: clear.map(({ written }) => ({ date: written as string })),
			credential: sandbox.credential,
			onError: 'continueErrorOutput',
		});
		// The same number again is refused by SMSB2B.
		const ours = errors.filter(({ json }) =>
			String((json.error as IDataObject).message).includes(label),
		);
		expect(ours).toEqual([]);
		// Create or Update also asks who has the number, and Send to Group who is in it.
		const lookUps = operation === 'contact.getAll' ? [] : ['contact/list', 'group/get'];
		const calls = (await sandbox.calls()).filter((call) => !lookUps.includes(call.path));
		const sent = calls.map(({ body }) => sentAs(operation, path, body));
		expect(clear.map(({ written }, at) => [written, sent[at]])).toEqual(
			clear.map((spelling) => [spelling.written, meaning(operation, path, spelling)]),
		);
	});

	test('refuses every other one, and says why', async () => {
		const unclear = DATES.filter(({ refused }) => refused);
		const { items, errors } = await runInWorkflow({
			parameters: await parametersWith(operation, path),
			items: unclear.map(({ written }) => ({ date: written as string })),
			credential: sandbox.credential,
			onError: 'continueErrorOutput',
		});
		expect(items).toEqual([]);
		const failures = errors.map(({ json }) => json.error as IDataObject);
		const titles = unclear.map(({ written }) => String(written).slice(0, 60));
		expect(failures.map(({ message }, at) => [titles[at], message])).toEqual(
			unclear.map(({ refused }, at) => [titles[at], expect.stringMatching(refused as RegExp)]),
		);
		for (const [at, { message, description }] of failures.entries()) {
			expect(message).toMatch(new RegExp(`"${label}".* \\(item ${at + 1}\\)`, 's'));
			expect(description).toMatch(/2026-12-24|TEXT\(/);
		}
		expect(await sandbox.calls()).toEqual([]);
	});
});

/** Whether the date is none that SMSB2B gets, but one of what it returns. */
function isAsked(operation: string): boolean {
	return operation === 'contact.getAll' || operation.startsWith('history.');
}

function sentAs(operation: string, [, name]: string[], body: Record<string, string>): unknown {
	if (isAsked(operation)) return 'asked';
	if (name === 'sendAt') return new Date(Number(body.timestamp) * 1000).toISOString();
	return body[name];
}

function meaning(operation: string, [, name]: string[], { instant, day }: DateSpelling): unknown {
	if (isAsked(operation)) return 'asked';
	return name === 'sendAt' ? instant : day;
}

test.each([
	['a day that a database in Athens gave in UTC', '1990-05-16T21:00:00.000Z', '1990-05-17'],
	['a day in UTC', '1990-05-17T00:00:00.000Z', '1990-05-17'],
	['a time of a day in its own zone', '1990-05-17T22:30:00Z', '1990-05-17'],
	['milliseconds of midnight in UTC', 642_902_400_000, '1990-05-17'],
	['milliseconds of midnight in Athens', 642_891_600_000, '1990-05-17'],
	['milliseconds before 1970', -296_438_400_000, '1960-08-10'],
])('%s is the day that is meant: %s', async (_what, birthday, day) => {
	for (const run of [runInWorkflow, runOnRoutingEngine]) {
		await run({
			parameters: {
				resource: 'contact',
				operation: 'create',
				mobile: '6979999999',
				additionalFields: { birthday: '={{ $json.birthday }}' },
			},
			items: [{ birthday }],
			credential: sandbox.credential,
		});
	}
	expect((await sandbox.calls()).map(({ body }) => body.birthday)).toEqual([day, day]);
});

test.each([6971234567, '6971234567', 306971234567, '306971234567', 6_979_133_700])(
	'a mobile number is no birthday: %j',
	async (birthday) => {
		for (const run of [runInWorkflow, runOnRoutingEngine]) {
			const { failure } = await run({
				parameters: {
					resource: 'contact',
					operation: 'create',
					mobile: '6979999999',
					additionalFields: { birthday: '={{ $json.birthday }}' },
				},
				items: [{ birthday }],
				credential: sandbox.credential,
			});
			expect(failure?.message).toBe(`The value in "Birthday" is not a date: ${birthday} (item 1)`);
		}
		expect(await sandbox.calls()).toEqual([]);
	},
);

test('a day is none where there is a time only', async () => {
	const { failure } = await runInWorkflow({
		parameters: {
			resource: 'contact',
			operation: 'create',
			mobile: '6979999999',
			additionalFields: { birthday: '23:59' },
		},
		credential: sandbox.credential,
	});
	expect(failure?.message).toBe('The value in "Birthday" is not a date: 23:59 (item 1)');
	expect(await sandbox.calls()).toEqual([]);
});
