import type { IDataObject, INodeParameters } from 'n8n-workflow';

import type { Field } from '../../../nodes/Smsb2b/operation';
import { resources } from '../../../nodes/Smsb2b/resources';
import { stopClock } from '../../support/clock';
import { runInWorkflow, runOnRoutingEngine, type Ended } from '../../support/engine';
import { useSandbox, type ReceivedCall } from '../../support/sandbox';
import { prepare } from './prepareCase';
import { CASES, type OperationCase } from './cases';
import { byId } from './cases/case';

const sandbox = useSandbox();
stopClock();

/** A field of a case, with the value that it is accepted with. */
interface Filled {
	tested: OperationCase;
	field: Field;
	path: string[];
	title: string;
}

/** Every field of every operation, once. */
const FILLED: Filled[] = [
	...new Map(
		CASES.flatMap((tested) =>
			filled(fieldsOf(tested.operation), tested.parameters, []).map((each): [string, Filled] => {
				const title = `${tested.operation} ${each.path.join('.')}`;
				return [title, { ...each, tested, title }];
			}),
		),
	).values(),
];

function fieldsOf(operation: string): Field[] {
	const [resource, name] = operation.split('.');
	const operations = resources.find(({ value }) => value === resource)?.operations ?? [];
	return operations.find(({ value }) => value === name)?.fields ?? [];
}

function filled(fields: Field[], values: IDataObject, parent: string[]) {
	return fields.flatMap((field): Array<Pick<Filled, 'field' | 'path'>> => {
		const value = values[field.name];
		if (value === undefined || field.type === 'notice' || !isShown(field, values)) return [];
		const path = [...parent, field.name];
		if (field.type !== 'collection') return [{ field, path }];
		const members = (field.options ?? []).filter((option): option is Field => 'type' in option);
		return filled(members, value as IDataObject, path);
	});
}

function isShown({ displayOptions }: Field, values: IDataObject): boolean {
	return Object.entries(displayOptions?.show ?? {}).every(
		([name, shown]) => values[name] === undefined || shown?.includes(values[name] as string),
	);
}

/** Where the field that they depend on is an expression, n8n asks for all that depend on it. */
const DEPENDENT: INodeParameters = {
	...{ groupId: byId('7001'), contactId: byId('500001'), contactGroupId: '1' },
	...{ text: 'Hello', smsText: 'Hello', toField: 'mobile' },
	...{ buttonCaption: 'Open', buttonAction: 'https://example.com', image: 'https://example.com' },
};
const DECIDING = ['removeBy', 'messageType', 'smsFallback', 'recipients', 'returnAll'];

/** The case's parameters with another value of this field, which an expression reads from the item. */
async function withValue({ tested, field, path }: Filled, value: unknown) {
	const dependent = DECIDING.includes(field.name) ? DEPENDENT : {};
	const parameters = { ...(await prepare(sandbox, tested)), ...dependent };
	const accepted = valueAt(parameters, path);
	const given = value === ITSELF ? accepted : replaced(value, accepted);
	const expression = '={{ $json.given }}';
	const isLocator = field.type === 'resourceLocator';
	set(parameters, path, isLocator ? { __rl: true, mode: 'id', value: expression } : expression);
	return { parameters, items: [{ given: given as IDataObject }] };
}

/** Stands for the value with which the case is accepted. */
const ITSELF = Symbol('the value itself');

function replaced(value: unknown, accepted: unknown): unknown {
	if (value === ITSELF) return accepted;
	if (Array.isArray(value)) return value.map((one) => replaced(one, accepted));
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(
		Object.entries(value).map(([name, inner]) => [name, replaced(inner, accepted)]),
	);
}

function valueAt(parameters: INodeParameters, path: string[]): unknown {
	const value = path.reduce<unknown>((at, name) => (at as IDataObject)[name], parameters);
	const isLocator = typeof value === 'object' && value !== null && '__rl' in value;
	return isLocator ? (value as unknown as IDataObject).value : value;
}

function set(
	parameters: INodeParameters,
	[root, ...inner]: string[],
	value: INodeParameters | string,
) {
	if (inner.length === 0) parameters[root] = value;
	else {
		parameters[root] = { ...(parameters[root] as INodeParameters) };
		set(parameters[root], inner, value);
	}
}

type Way = typeof runInWorkflow;
type Run = Ended & { calls: ReceivedCall[] };

async function run(each: Filled, values: unknown[], way: Way, onError?: 'continueErrorOutput') {
	await sandbox.reset();
	const setups = [];
	for (const value of values) setups.push(await withValue(each, value));
	await sandbox.forgetCalls();
	const ended = await way({
		parameters: setups[0].parameters,
		items: setups.flatMap(({ items }) => items),
		credential: sandbox.credential,
		onError,
	});
	return { ...ended, calls: await sandbox.calls() };
}

function expectRefusal({ failure, calls }: Run, { field }: Filled): void {
	expect(calls).toEqual([]);
	expect(failure?.message).toContain(`"${field.displayName}"`);
	expect(failure?.message).toMatch(/ \(item 1\)/);
	expect(failure?.description).toContain('Nothing was sent for this item.');
}

/** What SMSB2B got, without what differs from run to run, and what came out. */
function seen({ items, calls, failure }: Run): unknown {
	const bodies = calls.map(({ path, body }) => [path, { ...body, callback: '', code: '' }]);
	return { items: items.map(({ json }) => json), bodies, failure: failure?.message };
}

describe.each(FILLED)('$title', (each) => {
	const { field } = each;

	test('takes a list of one for the one, in a workflow and as a tool', async () => {
		const alone = seen(await run(each, [ITSELF], runInWorkflow));
		expect(seen(await run(each, [[ITSELF]], runInWorkflow))).toEqual(alone);
		expect(seen(await run(each, [[ITSELF]], runOnRoutingEngine))).toEqual(alone);
	});

	test('refuses an object and a list of two, and says what can be chosen of them', async () => {
		const object = { first: ITSELF, 'second part': 2 };
		for (const way of [runInWorkflow, runOnRoutingEngine]) {
			const ended = await run(each, [object], way);
			expectRefusal(ended, each);
			expect(ended.failure?.description).toMatch(/\.first\b/);
		}
		if (field.takesList || field.type === 'multiOptions') return;
		const ended = await run(each, [[ITSELF, ITSELF]], runInWorkflow);
		expectRefusal(ended, each);
		expect(ended.failure?.message).toContain('is a list, not a single value');
	});

	test('sends what else an expression gives as what it is, or says why it does not', async () => {
		const values = [true, [[ITSELF, ITSELF], [ITSELF]], [{ first: ITSELF }], 7, null];
		// SMSB2B would wait for these seconds.
		const tried = field.name === 'wait' ? values.slice(0, 3) : values;
		const { calls, errors } = await run(each, tried, runInWorkflow, 'continueErrorOutput');
		const sent = JSON.stringify(calls.map(({ body }) => body));
		expect(sent).not.toMatch(/\[object|NaN|undefined|null|"[a-z_]+\[/);
		for (const { json } of errors) {
			const { message, description } = json.error as IDataObject;
			expect(message).toMatch(/ \(item \d\)/);
			expect(`${String(message)} ${String(description)}`).toMatch(
				calls.length > 0 ? /./ : new RegExp(field.displayName, 'i'),
			);
		}
	});
});
