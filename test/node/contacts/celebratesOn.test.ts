import type { INodeParameters } from 'n8n-workflow';

import { runInWorkflow, runOnRoutingEngine, type Setup } from '../../support/engine';
import { useSandbox } from '../../support/sandbox';

const sandbox = useSandbox();

const PEOPLE = {
	george: { mobile: '306970000001', birthday: '1990-11-27', nameday: '2000-04-23' },
	mary: { mobile: '306970000002', birthday: '2016-02-29', nameday: '2024-11-21' },
	nick: { mobile: '306970000003', birthday: '1990-12-06', nameday: '2025-12-06' },
	anna: { mobile: '306970000004', birthday: '', nameday: '' },
	helen: { mobile: '306970000005', birthday: '2001-02-28', nameday: '2001-05-21' },
};

beforeEach(async () => {
	for (const person of Object.values(PEOPLE)) await sandbox.call('contact/add', person);
});

function setupOf(celebratesOn: unknown, more: Partial<Setup> = {}): Setup {
	const filters = { celebratesOn } as INodeParameters;
	const chosen = { resource: 'contact', operation: 'getAll', returnAll: true, filters };
	return { parameters: chosen, credential: sandbox.credential, timezone: 'Europe/Athens', ...more };
}

/** Who celebrates, by name, and what. */
async function celebrating(
	celebratesOn: unknown,
	more: Partial<Setup> = {},
	run = runInWorkflow as (setup: Setup) => ReturnType<typeof runOnRoutingEngine>,
) {
	const { items, failure } = await run(setupOf(celebratesOn, more));
	expect(failure?.message).toBeUndefined();
	const names = Object.entries(PEOPLE);
	return items.map(({ json }) => [
		names.find(([, { mobile }]) => mobile === json.mobile)?.[0],
		json.celebrates,
	]);
}

test.each([
	['2026-11-27', [['george', 'birthday']]],
	['2026-04-23', [['george', 'nameday']]],
	['2031-12-06', [['nick', 'both']]],
	['2026-12-07', []],
	['2028-02-29', [['mary', 'birthday']]],
	['2028-02-28', [['helen', 'birthday']]],
])('on %s celebrate %j', async (day, expected) => {
	expect(await celebrating(day)).toEqual(expected);
	expect(await celebrating(day, {}, runOnRoutingEngine)).toEqual(expected);
});

test('who was born on 29 February celebrates on the 28th of other years', async () => {
	expect(await celebrating('2027-02-28')).toEqual([
		['mary', 'birthday'],
		['helen', 'birthday'],
	]);
	expect(await celebrating('2100-02-28')).toHaveLength(2);
});

test('the day is one of the time zone of the workflow', async () => {
	const times = ['={{ DateTime.fromISO("2026-11-26T22:30:00Z") }}', '2026-11-26T22:30:00.000Z'];
	for (const late of times) {
		expect(await celebrating(late)).toEqual([['george', 'birthday']]);
		expect(await celebrating(late, { timezone: 'America/New_York' })).toEqual([]);
	}
});

test('today is what the expressions for it give', async () => {
	const birthday = new Date().toLocaleDateString('sv-SE', { timeZone: 'Europe/Athens' });
	await sandbox.call('contact/add', { mobile: '306970000009', name: 'Today', birthday });
	for (const today of ['={{ $today }}', '={{ $now }}', '={{ $now.toISODate() }}']) {
		const { items } = await runInWorkflow(setupOf(today));
		const names = items
			.filter(({ json }) => json.birthday === birthday)
			.map(({ json }) => json.name);
		expect(names).toEqual(['Today']);
	}
});

test('without the filter nobody is said to celebrate', async () => {
	const { items } = await runInWorkflow(setupOf(''));
	expect(items).toHaveLength(8);
	for (const { json } of items) expect(json).not.toHaveProperty('celebrates');
});

test('a missing value is an error, and does not list everyone', async () => {
	const { failure } = await runInWorkflow(setupOf('={{ $json.day }}'));
	expect(failure?.message).toContain('The expression in "Celebrates On" gives no value');
});
