import { NodeHelpers, type INodeProperties } from 'n8n-workflow';

import type { Field, Operation, Resource } from '../../../nodes/Smsb2b/operation';
import { resources } from '../../../nodes/Smsb2b/resources';
import { Smsb2b } from '../../../nodes/Smsb2b/Smsb2b.node';

const { description } = new Smsb2b();

const operations = resources.flatMap((resource) =>
	resource.operations.map(
		(operation) => [`${resource.value}.${operation.value}`, resource, operation] as const,
	),
);

const COLLECTIONS = ['Additional Fields', 'Update Fields', 'Filters', 'Safeguards', 'Options'];
const SMALL_WORDS = ['a', 'an', 'and', 'by', 'for', 'from', 'of', 'or', 'per', 'the', 'to', 'with'];

/** What the editor shows of the node, from top to bottom, when the dependent fields are shown, too. */
function shownFor(resource: Resource, operation: Operation): string[] {
	const parameters = { resource: resource.value, operation: operation.value };
	const independent = (property: INodeProperties): INodeProperties => ({
		...property,
		displayOptions: {
			show: {
				resource: property.displayOptions?.show?.resource,
				operation: property.displayOptions?.show?.operation,
			},
		},
	});
	const node = { typeVersion: 1 };
	return description.properties
		.filter(({ displayOptions }) => displayOptions?.show?.operation)
		.filter(({ displayOptions }) => !displayOptions?.show?.['@tool'])
		.filter((property) =>
			NodeHelpers.displayParameter(parameters, independent(property), node, description),
		)
		.map(({ name }) => name);
}

function allFields(fields: Field[]): Field[] {
	return fields.flatMap((field) => [
		field,
		...allFields((field.options ?? []).filter((option): option is Field => 'type' in option)),
	]);
}

function isTitleCase(name: string): boolean {
	return name
		.split(/[\s-]+/)
		.every((word, at) => /^[^a-z]/.test(word) || (at > 0 && SMALL_WORDS.includes(word)));
}

describe.each(operations)('%s follows the conventions of n8n: ', (name, resource, operation) => {
	const fields = allFields(operation.fields);

	test('the editor shows its fields in the order in which it declares them', () => {
		const declared = operation.fields.map((field) => field.name);
		expect(shownFor(resource, operation)).toEqual(declared);
	});

	test('it is named in Title Case, its action in sentence case, and described', () => {
		expect({ name, titled: isTitleCase(operation.name) }).toEqual({ name, titled: true });
		expect(operation.action).toMatch(/^[A-Z]/);
		expect(operation.action).not.toMatch(/[.!]$/);
		expect(operation.description).toMatch(/^[A-Z]/);
		expect(operation.description).toMatch(operation.description.includes('. ') ? /\.$/ : /[^.]$/);
	});

	test('required fields come first, collections last, in the order of n8n', () => {
		const labels = operation.fields.map(({ displayName }) => displayName);
		const collections = operation.fields.filter(({ type }) => type === 'collection');
		const last = collections.map(({ displayName }) => displayName);
		expect(labels.slice(labels.length - last.length)).toEqual(last);
		expect(last).toEqual(COLLECTIONS.filter((label) => last.includes(label)));
		expect(last.at(-1)).toBe('Options');
	});

	test('the members of its collections are in alphabetical order', () => {
		for (const { options = [], displayName } of fields.filter(hasMembers)) {
			const labels = options.map((option) =>
				'displayName' in option ? option.displayName : option.name,
			);
			expect({ displayName, labels }).toEqual({ displayName, labels: labels.toSorted(byName) });
		}
	});

	test('its fields are labelled in Title Case, switches say whether, examples are marked', () => {
		for (const { displayName, type, description: about = '', placeholder = '' } of fields) {
			if (type === 'notice') continue;
			expect({ displayName, titled: isTitleCase(displayName) }).toEqual({
				displayName,
				titled: true,
			});
			if (type === 'boolean')
				expect({ displayName, about }).toMatchObject(startingWith('Whether '));
			if (type === 'string' && placeholder !== '') expect(placeholder).toMatch(/^e\.g\. /);
			if (type === 'collection') expect(placeholder).toMatch(/^Add /);
		}
	});
});

test('lists offer Return All and Limit, except the one that consumes what it reads', () => {
	for (const [name, , { fields, value }] of operations) {
		if (!value.startsWith('getAll')) continue;
		const named = fields.map((field) => field.name);
		expect({ name, named }).toMatchObject({
			named: expect.arrayContaining(['returnAll', 'limit']) as string[],
		});
	}
	expect(shownFor(...consuming())).not.toContain('limit');
});

test('every operation whose output is a response offers the format and the form of its output', () => {
	for (const [name, , { fields }] of operations) {
		if (['sms.preview', 'sms.sendToGroup'].includes(name)) continue;
		const options = fields.find((field) => field.name === 'options')?.options ?? [];
		expect({ name, options: options.map((option) => option.name) }).toMatchObject({
			options: expect.arrayContaining(['output', 'responseFormat']) as string[],
		});
	}
});

function hasMembers({ type }: Field): boolean {
	return type === 'collection' || type === 'multiOptions';
}

function byName(one: string, other: string): number {
	return one.localeCompare(other, 'en');
}

function startingWith(start: string): object {
	return { about: expect.stringMatching(new RegExp(`^${start}`)) as string };
}

function consuming(): [Resource, Operation] {
	const found = operations.find(([name]) => name === 'status.getChanged');
	if (!found) throw new Error('There is no status.getChanged');
	return [found[1], found[2]];
}
