import { NodeHelpers } from 'n8n-workflow';

import { resources } from '../../../nodes/Smsb2b/resources';
import { Smsb2b } from '../../../nodes/Smsb2b/Smsb2b.node';
import { Smsb2bReplyTrigger } from '../../../nodes/Smsb2bReplyTrigger/Smsb2bReplyTrigger.node';
import { Smsb2bStatusTrigger } from '../../../nodes/Smsb2bStatusTrigger/Smsb2bStatusTrigger.node';
import { Smsb2bTrigger } from '../../../nodes/Smsb2bTrigger/Smsb2bTrigger.node';

const smsb2b = new Smsb2b();

test("n8n's AI builder is told when to use which operation, by names that there are", () => {
	const { searchHint = '' } = smsb2b.description.builderHint ?? {};
	const operations = resources.flatMap(({ operations: own }) => own.map(({ value }) => value));
	const fields = smsb2b.description.properties.map(({ name }) => name);
	const quoted = [...searchHint.matchAll(/"(\w+)"/g)].map(([, name]) => name);
	expect(quoted).toEqual(expect.arrayContaining(['send', 'sendBulk', 'sendToGroup']));
	const choices = [...operations, 'inputItems'];
	expect(quoted.filter((name) => !choices.includes(name))).toEqual([]);
	expect(fields).toContain('toField');
});

test('every trigger says when it is the one to use', () => {
	for (const Trigger of [Smsb2bTrigger, Smsb2bStatusTrigger, Smsb2bReplyTrigger]) {
		const { builderHint, name } = new Trigger().description;
		expect({ name, hint: builderHint?.searchHint }).toEqual({
			name,
			hint: expect.stringMatching(/^Use it for .*\.$/) as string,
		});
	}
});

test('hints for the builder change nothing of what is displayed', () => {
	const { properties } = smsb2b.description;
	const hinted = properties.filter(({ builderHint }) => builderHint);
	expect(hinted.map(({ name }) => name).sort()).toEqual(['recipients', 'text']);
	const parameters = { resource: 'sms', operation: 'sendToGroup' };
	const node = { typeVersion: 1 } as never;
	const shown = properties.filter((property) =>
		NodeHelpers.displayParameter(parameters, property, node, smsb2b.description),
	);
	expect(shown.filter(({ name }) => name === 'text')).toHaveLength(1);
});
