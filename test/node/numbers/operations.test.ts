import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { unwrapped } from '../../../lib/values/single';
import { runInWorkflow, runOnRoutingEngine, type Ended } from '../../support/engine';
import { useSandbox } from '../../support/sandbox';
import { isOne, table, type Row } from './table';

const sandbox = useSandbox();

beforeEach(async () => await sandbox.account({ balance: 100_000 }));

const VALUE = '={{ $json.value }}';

/** The operations that take one number, the form field in which it goes out, and the call that it makes. */
const OPERATIONS: Array<
	[name: string, field: 'to' | 'mobile', path: string, own: INodeParameters]
> = [
	['sms.send', 'to', 'sms/send', { text: 'Hello' }],
	['viber.send', 'to', 'viber/send', { from: '1001', messageType: 'text', text: 'Hello' }],
	['twoFactor.send', 'to', '2fa/send', { options: { wait: 0 } }],
	['contact.create', 'mobile', 'contact/add', {}],
	['mobile.check', 'mobile', 'mobile/check', {}],
	['hlr.lookup', 'mobile', 'hlr/lookup', {}],
];

function setupOf(operation: string, own: INodeParameters, rows: Row[]) {
	const [resource, name] = operation.split('.');
	return {
		parameters: { resource, operation: name, ...own },
		items: rows.map(({ value }) => ({ value: value as IDataObject[string] })),
		credential: sandbox.credential,
		onError: 'continueRegularOutput' as const,
	};
}

const SAID: Record<string, string> = {
	shortened: 'was shortened by a spreadsheet: ',
	decimalComma: 'has a comma after its first digits, like a number with decimals: ',
	decimal: 'is a number with decimals: ',
	negative: 'is a negative number: ',
	notNumber: 'is not a mobile number: ',
	listNumber: 'starts with the number of an entry in a list: ',
	noteBehind: 'has digits in brackets behind the number: ',
	date: 'is a date, not a mobile number: ',
	lastDigitsOnly: 'has a second number of which only the last digits are written: ',
	tooShort: 'has too few digits for a mobile number: ',
	tooLong: 'has too many digits for a mobile number: ',
};

/** What is said of values that are neither a text nor a number; a list of one is that one. */
function saidOfCompound({ value }: Row): string | undefined {
	const single = unwrapped(value);
	if (Array.isArray(single)) return 'is a list, not a single value';
	return typeof single === 'object' && single !== null
		? 'is an object, not a single value'
		: undefined;
}

/** Whether an operation that takes one number is called with a row. */
function isSent(row: Row): boolean {
	return isOne(row) && saidOfCompound(row) === undefined;
}

function errorsOf({ items }: Ended): Array<IDataObject | undefined> {
	return items.map(({ json }) => json.error as IDataObject | undefined);
}

describe.each(OPERATIONS)('%s', (operation, field, path, own) => {
	const label = field === 'to' ? 'To' : 'Mobile';
	const setup = () => setupOf(operation, { [field]: VALUE, ...own }, table);

	test('calls for exactly the values that are one number, with their digits as they were written', async () => {
		await runInWorkflow(setup());
		const numbers = (await sandbox.calls(path)).map(({ body }) => body[field]);
		const expected = table.filter(isSent).map(({ is }) => is);
		expect(numbers.toSorted()).toEqual(expected.toSorted());
		expect((await sandbox.statistics()).total).toBe(expected.length);
	});

	test('says of every other value, and its item, what it is and what to write instead', async () => {
		const errors = errorsOf(await runInWorkflow(setup()));
		for (const [at, row] of table.entries()) {
			if (isSent(row)) continue;
			const message = String(errors[at]?.message);
			expect(`${message} ${String(errors[at]?.description)}`).toContain(`"${label}"`);
			expect(message).toMatch(new RegExp(` \\(item ${at + 1}\\)$`));
			expect(errors[at]?.description).toContain('Nothing was sent for this item.');
			const compound = saidOfCompound(row);
			if (compound !== undefined) expect(message).toContain(`The value of "${label}" ${compound}`);
			if (row.is === 'none' || compound !== undefined) continue;
			const expected = typeof row.is === 'string' ? SAID[row.is] : 'has more than one number: ';
			expect(message).toContain(`The value in "${label}" ${expected}`);
			const code = field === 'to' ? '103' : '201';
			expect(errors[at]?.code).toBe(typeof row.is === 'string' ? code : undefined);
		}
	});
});

test("n8n's routing engine refuses and sends the same", async () => {
	const rows = [...new Map(table.map((row) => [String(row.is), row])).values()].slice(0, 60);
	for (const row of rows) {
		const setup = {
			...setupOf('sms.send', { to: VALUE, text: 'Hello' }, [row]),
			onError: undefined,
		};
		const ours = await runInWorkflow(setup);
		const theirs = await runOnRoutingEngine(setup);
		expect(theirs.failure?.message).toBe(ours.failure?.message);
		expect(theirs.failure?.description).toBe(ours.failure?.description);
	}
	const calls = await sandbox.calls('sms/send');
	const numbers = rows.filter(isSent).flatMap(({ is }) => [is, is]);
	expect(calls.map(({ body }) => body.to)).toEqual(numbers);
}, 60_000);

/** The entries of a row as a bulk message takes them: what stands behind a number in a list is an entry of its own. */
function entriesOf(row: Row): string[] {
	if (typeof row.is !== 'string') return row.is;
	if (isOne(row)) return [row.is];
	const [, number] = /^(?:tel:)?(\+?\d{10,12})[,;]/.exec(String(row.value)) ?? [];
	return number === undefined ? [] : [number];
}

describe.each(['sms', 'viber'])('%s.sendBulk', (resource) => {
	const own: INodeParameters = { text: 'Hello', options: { skipDuplicates: false } };
	if (resource === 'viber') Object.assign(own, { from: '1001', messageType: 'text' });

	test('sends to all numbers of the items, and says of every other value why not', async () => {
		const parameters = { recipients: 'inputItems', toField: 'value', ...own };
		const { items } = await runInWorkflow(setupOf(`${resource}.sendBulk`, parameters, table));
		const [{ body }] = await sandbox.calls(`${resource}/bulk`);
		expect(body.to.split(',')).toEqual(table.flatMap(entriesOf));
		for (const [at, row] of table.entries()) {
			const own = items.filter(({ pairedItem }) => (pairedItem as { item: number }).item === at);
			expect(own.length).toBeGreaterThan(0);
			if (isOne(row) || typeof row.is !== 'string') continue;
			const [{ json }] = own.slice(-1);
			expect(json.accepted).toBe(false);
			const expected = row.is === 'none' ? 'No number. ' : `This value `;
			expect(json.reason).toContain(expected);
			expect(json.reason).toMatch(/ Nothing was sent for it\.$/);
		}
	});

	test('takes the same from a list of lines', async () => {
		const rows = table.filter(({ value }) => typeof value === 'string' && !/[\n\r]/.test(value));
		const list = rows.map(({ value }) => value).join('\n');
		const parameters = { recipients: 'list', to: VALUE, ...own };
		await runInWorkflow(
			setupOf(`${resource}.sendBulk`, parameters, [{ value: list, is: '', source: '' }]),
		);
		const [{ body }] = await sandbox.calls(`${resource}/bulk`);
		const numbers = body.to.split(',');
		for (const row of rows) for (const number of entriesOf(row)) expect(numbers).toContain(number);
		const known = new Set(table.flatMap(entriesOf));
		expect(numbers.filter((number) => !known.has(number))).toEqual([]);
	});
});
