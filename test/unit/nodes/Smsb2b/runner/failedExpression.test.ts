import { ExpressionError } from 'n8n-workflow';

import { failedExpression } from '../../../../../nodes/Smsb2b/runner/failedExpression';
import { send } from '../../../../../nodes/Smsb2b/resources/sms/send';
import { get } from '../../../../../nodes/Smsb2b/resources/contact/get';
import { safeguarded } from '../../../../../nodes/Smsb2b/safeguards/safeguarded';

const THROWN = new ExpressionError('invalid syntax');

/** What is said of a parameter of which n8n rejects this expression alone. */
function saidOf(written: unknown, root: string, wrong: string, thrown: unknown = THROWN) {
	const evaluate = (expression: string) => {
		if (expression === wrong) throw thrown;
		return undefined;
	};
	const { fields } = root === 'contactId' ? get : safeguarded(send);
	return failedExpression(fields, { root, written, thrown, evaluate }).text;
}

test.each<[string, unknown, string]>([
	['"Text"', '={{ wrong', 'text'],
	['"Send At"', { flash: '={{ right }}', sendAt: '={{ wrong' }, 'options'],
	['"Contact"', { __rl: true, mode: 'id', value: '={{ wrong' }, 'contactId'],
	['"From" of "Send Between"', { sendBetween: { values: { from: '={{ wrong' } } }, 'safeguards'],
	['"Options"', { nested: [{ unknown: '={{ wrong' }] }, 'options'],
	['"later"', '={{ wrong', 'later'],
])('%s is named of %j', (label, written, root) => {
	expect(saidOf(written, root, '{{ wrong')).toEqual({
		message: `The expression in ${label} cannot be evaluated`,
		description: `n8n said: invalid syntax. Check the expression in ${label}, and what it refers to.`,
	});
});

test.each<[string, unknown]>([
	[
		'missing ) after argument list',
		new Error('Expression evaluation failed: missing ) after argument list [<isolated-vm>:13:77]'),
	],
	['Referenced node does not exist (node "Pupils")', withNode('Referenced node does not exist.')],
	[
		'No path back to referenced node (node "Pupils")',
		withNode('Invalid expression', 'No path back to referenced node'),
	],
	["Node 'Pupils' hasn't been executed", withNode("Node 'Pupils' hasn't been executed", '{{a}}')],
	['a text', 'a text'],
])('n8n says "%s"', (words, thrown) => {
	const { description } = saidOf('={{ wrong', 'text', '{{ wrong', thrown);
	expect(description).toContain(`n8n said: ${words}. Check`);
});

function withNode(message: string, messageTemplate?: string): ExpressionError {
	return new ExpressionError(message, { nodeCause: 'Pupils', messageTemplate });
}
