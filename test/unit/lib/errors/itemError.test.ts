import type { INode } from 'n8n-workflow';

import { ItemError } from '../../../../lib/errors/itemError';

const TEXT = { message: 'The value of "To" is empty', description: 'Enter a number.' };

function errorOf(type: string): ItemError {
	const node: INode = {
		id: '1',
		name: 'SMSB2B',
		type,
		typeVersion: 1,
		position: [0, 0],
		parameters: {},
	};
	return new ItemError(node, 1, TEXT);
}

describe('an error of an item', () => {
	test('names the item once in its title, counted from 1', () => {
		const { message, context } = errorOf('n8n-nodes-smsb2b.smsb2b');
		expect(message).toBe('The value of "To" is empty (item 2)');
		// The editor adds "[item 1]" to the title of an error that has it.
		expect(context).not.toHaveProperty('itemIndex');
	});

	test('tells an AI agent item and remedy in its message', () => {
		const { message } = errorOf('n8n-nodes-smsb2b.smsb2bTool');
		expect(message).toBe('The value of "To" is empty (item 2). Enter a number.');
	});
});
