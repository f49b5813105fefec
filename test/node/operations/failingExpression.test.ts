import type { INodeParameters } from 'n8n-workflow';

import type { Field } from '../../../nodes/Smsb2b/operation';
import { resources } from '../../../nodes/Smsb2b/resources';
import { runInWorkflow } from '../../support/engine';
import { useSandbox } from '../../support/sandbox';
import { prepare } from './prepareCase';
import { CASES, titleOf, type OperationCase } from './cases';
import { byId } from './cases/case';

const sandbox = useSandbox();

/** An expression that n8n cannot evaluate. */
const FAILING = "={{ $('Nowhere').item.json.value }}";

/** Items that are known again, should n8n hand them on. */
const ITEMS = [1, 2].map((number) => ({ inputItem: number, mobile: `697123450${number}` }));

/** Where the field that they depend on is an expression, n8n asks for all that depend on it. */
const DEPENDENT: INodeParameters = {
	...{ groupId: byId('7001'), contactId: byId('500001'), contactGroupId: '900002' },
	...{ buttonCaption: 'Open', buttonAction: 'https://example.com', image: 'https://example.com' },
};

/** The fields of an operation, alone and each as the only member of its collection. */
function parametersOf({ operation: name }: OperationCase): Array<[string, INodeParameters]> {
	const [resource, operation] = name.split('.');
	const fields =
		resources
			.find(({ value }) => value === resource)
			?.operations.find(({ value }) => value === operation)?.fields ?? [];
	return fields.flatMap((field): Array<[string, INodeParameters]> => {
		if (field.type !== 'collection') return [[field.displayName, { [field.name]: failing(field) }]];
		return (field.options ?? [])
			.filter((member): member is Field => 'type' in member)
			.map((member) => [member.displayName, { [field.name]: { [member.name]: failing(member) } }]);
	});
}

function failing({ type }: Field): INodeParameters[string] {
	return type === 'resourceLocator' ? { __rl: true, mode: 'id', value: FAILING } : FAILING;
}

/** What is said of a field; n8n's own words stand in the description. */
function said(label: string) {
	return {
		message: expect.stringContaining(`The expression in "${label}" cannot be evaluated`) as string,
		description: expect.stringContaining(
			`n8n said: Referenced node doesn't exist (node "Nowhere"). Check the expression in "${label}"`,
		) as string,
	};
}

/** One case of each operation, so that the parameters beside the failing one are accepted. */
const OPERATIONS = [...new Map(CASES.map((tested) => [tested.operation, tested])).values()];

describe.each(OPERATIONS.map((tested) => [titleOf(tested), tested] as const))(
	'%s',
	(_title, tested) => {
		it.each(parametersOf(tested))(
			'names %s where its expression cannot be evaluated, and hands on no input as its output',
			async (field, changes) => {
				const parameters = { ...(await prepare(sandbox, tested)), ...DEPENDENT, ...changes };
				const { items, failure } = await runInWorkflow({
					...{ parameters, items: ITEMS, credential: sandbox.credential },
					onError: 'continueErrorOutput',
				});
				expect(failure).toBeUndefined();
				expect(items.filter(({ json }) => 'inputItem' in json)).toEqual([]);
				for (const { json } of items) {
					if (json.error) expect(json.error).toMatchObject(said(field));
				}
			},
		);
	},
);
