import { resources } from '../../nodes/Smsb2b/resources';
import type { Field, Operation } from '../../nodes/Smsb2b/operation';
import { INPUTS, READING, type Input } from './inputs';

/** An operation as it is declared, with valid input for it. */
export interface Tested extends Input {
	/** The choices that its options API Response Format and Output offer. */
	formats: string[];
	outputs: string[];
	/** Whether it may be called as often as it takes. */
	isReading: boolean;
	/** Whether no agent can use it as a tool. */
	isForWorkflows: boolean;
	/** What the editor calls the parameter that differs from item to item. */
	label?: string;
	/** Whether that parameter is a resource locator. */
	isLocator: boolean;
	/** Whether the item cannot do without that parameter. */
	isRequired: boolean;
}

/** All declared operations, as `resource.operation`. */
export const DECLARED: readonly string[] = resources.flatMap(({ value, operations }) =>
	operations.map((operation) => `${value}.${operation.value}`),
);

/** Every declared operation with each of its inputs. */
export const TESTED: readonly Tested[] = INPUTS.flatMap((input) => {
	const operation = declarationOf(input.operation);
	return operation ? [tested(input, operation)] : [];
});

function tested(input: Input, operation: Operation): Tested {
	const field = operation.fields.find(({ name }) => name === input.each?.parameter);
	return {
		...input,
		formats: choicesOf(operation, 'responseFormat'),
		outputs: choicesOf(operation, 'output'),
		isReading: input.path === undefined || READING.has(input.path),
		isForWorkflows: operation.notForAgents === true,
		label: field?.displayName,
		isLocator: field?.type === 'resourceLocator',
		isRequired: field?.required === true,
	};
}

function declarationOf(name: string): Operation | undefined {
	const [resource, operation] = name.split('.');
	return resources
		.find(({ value }) => value === resource)
		?.operations.find(({ value }) => value === operation);
}

/** The choices of a member of the collection Options; of an operation without it, its only behaviour. */
function choicesOf({ fields }: Operation, option: string): string[] {
	const members = fields.find(({ name }) => name === 'options')?.options ?? [];
	const found = members.find((member): member is Field => member.name === option);
	const values = (found?.options ?? []).map((choice) => ('value' in choice ? choice.value : ''));
	return values.length > 0 ? values.map(String) : ['none'];
}
