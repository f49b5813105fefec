import type { INodeParameters } from 'n8n-workflow';

import type { Field } from '../../../nodes/Smsb2b/operation';
import { resources } from '../../../nodes/Smsb2b/resources';
import { runInWorkflow, runOnRoutingEngine } from '../../support/engine';
import { useSandbox } from '../../support/sandbox';
import { prepare } from './prepareCase';
import { CASES } from './cases';

const sandbox = useSandbox();

/** What is left out where it is empty, and must not be by mistake. */
const OPTIONS = ['sendAt', 'replyUrl'];

const FIELDS = resources.flatMap(({ value: resource, operations }) =>
	operations.flatMap(({ value, fields }) => {
		const operation = `${resource}.${value}`;
		const of = (collection: 'filters' | 'options') =>
			membersOf(fields, collection).map(({ name, displayName }) => ({
				...{ operation, collection, name, label: displayName },
				title: `${operation} ${collection}.${name}`,
			}));
		return [...of('filters'), ...of('options').filter(({ name }) => OPTIONS.includes(name))];
	}),
);

function membersOf(fields: Field[], collection: string): Field[] {
	const { options = [] } = fields.find(({ name }) => name === collection) ?? {};
	return options.filter((option): option is Field => 'type' in option);
}

async function parametersWith(
	{ operation, collection, name }: (typeof FIELDS)[number],
	value: string,
): Promise<INodeParameters> {
	const tested = CASES.find((entry) => entry.operation === operation);
	if (!tested) throw new Error(`There is no case of ${operation}`);
	const parameters = await prepare(sandbox, tested);
	const { options = {} } = parameters;
	const others = collection === 'options' ? (options as INodeParameters) : {};
	return { ...parameters, [collection]: { ...others, [name]: value } };
}

test('there are such fields', () => {
	expect(FIELDS.map(({ title }) => title)).toEqual(
		expect.arrayContaining([
			'sms.send options.sendAt',
			'sms.sendBulk options.sendAt',
			'sms.preview options.replyUrl',
			'viber.send options.replyUrl',
			'contact.getAll filters.mobile',
			'group.getAll filters.name',
			'history.getAllSingle filters.status',
			'history.getAllGroup filters.sentAfter',
		]),
	);
});

describe.each(FIELDS)('$title', (field) => {
	test.each(['={{ $json.missing }}', '={{ $json.missing?.part }}', '={{ $json.empty }}'])(
		'whose expression gives no value is an error, and nothing is called: %s',
		async (value) => {
			const parameters = await parametersWith(field, value);
			await sandbox.forgetCalls();
			for (const run of [runInWorkflow, runOnRoutingEngine]) {
				const { failure } = await run({
					parameters,
					items: [{ missing: null, empty: [] }],
					credential: sandbox.credential,
				});
				expect(failure?.message).toBe(`The expression in "${field.label}" gives no value (item 1)`);
				expect(failure?.description).toMatch(
					new RegExp(
						`^Check that the input item has the field\\. To .+ use e\\.g\\. \\{\\{ \\$json\\.${field.name} \\?\\? "" \\}\\}\\. Nothing was sent`,
					),
				);
			}
			expect(await sandbox.calls()).toEqual([]);
		},
	);

	test.each(['', '={{ $json.missing ?? "" }}', '={{ " " }}'])(
		'is left out where it is empty on purpose: %j',
		async (value) => {
			const parameters = await parametersWith(field, value);
			const { failure } = await runInWorkflow({
				parameters,
				items: [{ missing: null }],
				credential: sandbox.credential,
			});
			expect(failure?.message).toBeUndefined();
		},
	);
});
