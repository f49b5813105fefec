import { deepCopy, NodeConnectionTypes, NodeHelpers, type INode } from 'n8n-workflow';

import { resources } from '../../../nodes/Smsb2b/resources';
import { Smsb2b } from '../../../nodes/Smsb2b/Smsb2b.node';

const smsb2b = new Smsb2b();

/** The node as n8n makes a tool of it. */
const tool = {
	...smsb2b,
	description: {
		...deepCopy(smsb2b.description),
		name: 'smsb2bTool',
		inputs: [],
		outputs: [NodeConnectionTypes.AiTool],
	},
};

const COSTS_MONEY = [
	...['hlr.lookup', 'sms.send', 'sms.sendAndWaitForReport', 'sms.sendBulk', 'sms.sendToGroup'],
	...['twoFactor.send', 'user.topUp', 'viber.send', 'viber.sendBulk'],
];
const CANNOT_BE_UNDONE = [
	...['apiKey.reset', 'contact.delete', 'group.delete', 'group.removeAllContacts'],
	...['sms.cancel', 'userComment.delete'],
];

const operations = resources.flatMap(({ value: resource, operations: own }) =>
	own
		.filter(({ notForAgents }) => !notForAgents)
		.map(({ value: operation }) => [`${resource}.${operation}`, { resource, operation }] as const),
);

/** What the model is told of the tool, as n8n finds it where the user has set nothing. */
function toldToModel(chosen: INode['parameters']): string {
	const node = { name: 'SMSB2B', type: 'smsb2bTool', typeVersion: 1, position: [0, 0], id: 'n' };
	const { description } = tool;
	const stored = { ...node, parameters: chosen } as INode;
	const parameters = NodeHelpers.getNodeParameters(
		...([description.properties, chosen, true, false, stored, description] as const),
	);
	const filled = { ...stored, parameters: parameters ?? {} };
	return NodeHelpers.getToolDescriptionForNode(filled, tool);
}

test.each(operations)('the model of an AI agent is told what %s does', (name, chosen) => {
	const told = toldToModel(chosen);
	const operation = resources
		.find(({ value }) => value === chosen.resource)
		?.operations.find(({ value }) => value === chosen.operation);
	expect(told).toBe(operation?.forModel ?? operation?.description);
	expect(told.length).toBeGreaterThan(15);
	expect(told.length).toBeLessThan(200);
	expect({ name, paid: /\bpaid\b/.test(told) }).toEqual({ name, paid: COSTS_MONEY.includes(name) });
	const final = /cannot be (restored|undone)|stops working at once/.test(told);
	expect({ name, final }).toEqual({ name, final: CANNOT_BE_UNDONE.includes(name) });
});

test.each(operations)('whoever writes a number for %s is told how', (name, chosen) => {
	const operation = resources
		.find(({ value }) => value === chosen.resource)
		?.operations.find(({ value }) => value === chosen.operation);
	const takesNumber = operation?.fields.some((field) => field.name === 'to') ?? false;
	const told = /e\.g\. 306971234567\. Leave From to the user\.$/.test(toldToModel(chosen));
	expect({ name, told }).toEqual({ name, told: takesNumber });
});

test.each(['sms', 'viber'])(
	'an operation that no agent can call has no field for it: %s.sendAndWait',
	(resource) => {
		const { description } = tool;
		const shown = description.properties.filter(
			({ name, displayOptions }) =>
				name === 'toolDescription' &&
				displayOptions?.show?.resource?.includes(resource) &&
				displayOptions.show.operation?.includes('sendAndWait'),
		);
		expect(shown).toEqual([]);
	},
);

test('in a workflow there is no such field', () => {
	const [, chosen] = operations[0];
	const { description } = smsb2b;
	const node = { typeVersion: 1 } as INode;
	const parameters = NodeHelpers.getNodeParameters(
		...([description.properties, chosen, true, false, node, description] as const),
	);
	expect(parameters).not.toHaveProperty('toolDescription');
});
