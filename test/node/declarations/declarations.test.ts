import { requestDefaults } from '../../../lib/api/requestDefaults';
import { routingOf } from '../../../nodes/Smsb2b/description/routing';
import { requestOptions } from '../../../nodes/Smsb2b/fields/requestOptions';
import type { Field, Operation } from '../../../nodes/Smsb2b/operation';
import { resources } from '../../../nodes/Smsb2b/resources';
import { Smsb2b } from '../../../nodes/Smsb2b/Smsb2b.node';

const { description } = new Smsb2b();

const operations = resources.flatMap(({ value: resource, operations: own }) =>
	own.map((operation) => [`${resource}.${operation.value}`, operation] as const),
);

/** A field that takes part in requests, and where it stands. */
interface Routed {
	field: Field;
	inside: Array<Field['type']>;
}

function routedFields(fields: Field[], inside: Array<Field['type']> = []): Routed[] {
	return fields.flatMap((field) => [
		...(field.routing ? [{ field, inside }] : []),
		...routedFields(membersOf(field), [...inside, field.type]),
	]);
}

function membersOf({ options = [] }: Field): Field[] {
	return options.flatMap((option): Field[] => {
		if ('type' in option) return [option];
		return 'values' in option ? (option.values as Field[]) : [];
	});
}

/** The runner carries out what stands here and nothing else: whatever is added must be taught to it. */
describe.each(operations)(
	'%s is declared in the vocabulary of the runner: ',
	(_name, operation) => {
		test('the operation', () => {
			const { request, operations: own, send, output, ...others } = routingOf(operation);
			expect(others).toEqual({});
			expect(operation.effect).toMatch(/^(reads|consumes|changes|sends\w*)$/);
			const url = `/${operation.endpoint}`;
			expect(request).toEqual(operation.endpoint && { method: 'POST', url });
			expect(url).toMatch(/^(\/[\w]+)+$/);
			expect(own).toEqual({ pagination: expect.any(Function) });
			const { preSend = [], ...sending } = send ?? {};
			expect(sending).toEqual({ paginate: true });
			expect(output).toEqual({ postReceive: [expect.any(Function)] });
			for (const step of preSend) expect(step).toBeInstanceOf(Function);
		});

		test('its fields', () => {
			for (const { field, inside } of routedFields(operation.fields)) {
				const { send, ...others } = field.routing ?? { send: {} };
				expect({ field: field.name, others }).toEqual({ field: field.name, others: {} });
				const { preSend = [], ...sending } = send;
				for (const step of preSend) expect(step).toBeInstanceOf(Function);
				if ('property' in sending || 'type' in sending) {
					// n8n reads dots and brackets in a property as a path.
					expect(sending).toEqual({ type: 'body', property: expect.stringMatching(/^\w+$/) });
				}
				expect(inside.every((type) => type === 'collection')).toBe(true);
				expect(field.extractValue).toBeUndefined();
			}
		});

		test('choices have no routing of their own', () => {
			const choices = [...operation.fields, ...operation.fields.flatMap(membersOf)].flatMap(
				({ options = [] }) => options.filter((option) => !('type' in option)),
			);
			for (const choice of choices) expect(choice).not.toHaveProperty('routing');
		});
	},
);

test('what all requests have in common needs no evaluation', () => {
	const { body, headers, ...others } = requestDefaults;
	expect(description.requestDefaults).toEqual(requestDefaults);
	expect(Object.keys(others).sort()).toEqual([
		...['disableFollowRedirect', 'encoding', 'ignoreHttpStatusErrors'],
	]);
	expect(JSON.stringify({ body, headers })).not.toContain('={{');
	expect(description.requestOperations).toBeUndefined();
	expect(description.credentials).toHaveLength(1);
});

test('the node has every declared operation under its resource, and nothing else', () => {
	const offered = description.properties.filter(({ name }) => name === 'operation');
	expect(offered.map(({ options }) => options)).toEqual(
		resources.map(({ operations: own }) => own.map(asOffered)),
	);
	const named = new Set(description.properties.map(({ name }) => name));
	const declared = operations.flatMap(([, { fields }]) => fields.map(({ name }) => name));
	expect(named).toEqual(
		new Set(['resource', 'operation', 'toolDescription', ...declared, requestOptions.name]),
	);
});

function asOffered(operation: Operation) {
	const { name, value, action, description: about } = operation;
	const routing = {
		...routingOf(operation),
		operations: { pagination: expect.any(Function) },
		output: { postReceive: [expect.any(Function)] },
	};
	return { name, value, action, description: about, routing };
}
