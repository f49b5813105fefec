import fc from 'fast-check';
import type { IDataObject } from 'n8n-workflow';

import { runInWorkflow } from '../../support/engine';
import { useSandbox } from '../../support/sandbox';

const sandbox = useSandbox();

const ASKED = ['6971234567', '+447911123456', '35799887766', '6981234567'];
const NUMBERS = ['306971234567', '447911123456', '35799887766', '306981234567'];

/** A row of a list, as SMSB2B may write it: of a number that was asked for, of another, or without one. */
const row = fc.record(
	{
		id: fc.integer({ min: 1, max: 9999 }).map((id) => `7${id}`),
		msisdn: fc.constantFrom(...NUMBERS.slice(0, 3), '491701234567', 'odd'),
	},
	{ requiredKeys: ['id'] },
);

const answer = fc.record(
	{
		rows: fc.uniqueArray(row, { selector: ({ id }) => id, maxLength: 4 }),
		unlisted: fc.uniqueArray(
			fc.integer({ min: 1, max: 9999 }).map((id) => `8${id}`),
			{ maxLength: 3 },
		),
		accepted: fc.nat(5),
		isXml: fc.boolean(),
	},
	{ requiredKeys: ['rows', 'unlisted', 'isXml'] },
);

type Answer = typeof answer extends fc.Arbitrary<infer T> ? T : never;

const OPERATIONS = [
	{ resource: 'sms', list: 'sms', child: 'sms', idName: 'smsId' },
	{ resource: 'viber', list: 'messages', child: 'message', idName: 'messageId' },
] as const;

type Operation = (typeof OPERATIONS)[number];

function written({ rows, unlisted, accepted, isXml }: Answer, { list, child }: Operation) {
	const ids = [...rows.map(({ id }) => id), ...unlisted];
	if (!isXml) {
		const body = { status: '1', error: '0', id: ids, accepted, [list]: rows };
		return { contentType: 'application/json', body: JSON.stringify(body) };
	}
	const element = (name: string, value: unknown) =>
		value === undefined ? '' : `<${name}>${String(value)}</${name}>`;
	const rowOf = ({ id, msisdn }: (typeof rows)[number]) =>
		element(child, element('id', id) + element('msisdn', msisdn));
	const parts = [
		...['<response><status>1</status><error>0</error>', element('accepted', accepted)],
		...ids.map((id) => element('id', id)),
		element(list, rows.map(rowOf).join('')),
	];
	return { contentType: 'text/xml', body: `${parts.join('')}</response>` };
}

test.each(OPERATIONS)(
	'$resource: whatever is answered, no id is lost, and nobody is called rejected while one is left',
	async (operation) => {
		const { resource, idName } = operation;
		await fc.assert(
			fc.asyncProperty(
				...([answer, fc.constantFrom('breakAfter', 'refuse', 'delay')] as const),
				async (given, next) => {
					await sandbox.reset();
					await sandbox.control('PUT', 'accounts/demo/viber-senders/1001', { balance: 100 });
					const path = `${resource}/bulk`;
					await sandbox.fault({ kind: 'body', path, ...written(given, operation) });
					await sandbox.fault({ kind: next, path, ms: 1, code: 105 });
					const options = { batchSize: 3, responseFormat: given.isXml ? 'xml' : 'json' };
					const { items, failure } = await runInWorkflow({
						parameters: {
							...{ resource, operation: 'sendBulk', to: ASKED.join(), text: 'Hello' },
							...{ from: '1001', options },
						},
						credential: sandbox.credential,
					});
					const ids = [...given.rows.map(({ id }) => id), ...given.unlisted];
					const all = items.map(({ json }) => json);
					const out = all.map((json) => json[idName]).filter((id) => ids.includes(String(id)));
					expect(out.toSorted()).toEqual(ids.toSorted());
					if (failure) return;
					const named = all.filter(({ to }) => to !== undefined);
					expect(named.map(({ to }) => to)).toEqual(ASKED);
					const isLeft = all.some(({ to }) => to === undefined);
					const first = named.slice(0, 3) as IDataObject[];
					if (isLeft || (given.accepted ?? 0) > given.rows.length)
						expect(first.filter(({ accepted }) => accepted === false)).toEqual([]);
					for (const { to, msisdn } of first.filter((each) => each.msisdn !== undefined)) {
						const own = NUMBERS[ASKED.indexOf(String(to))];
						const others = NUMBERS.filter((number) => number !== own);
						expect(others).not.toContain(msisdn);
					}
				},
			),
			{ numRuns: 60 },
		);
	},
	300_000,
);
