import type { IExecuteFunctions, NodeExecutionHint } from 'n8n-workflow';

import { addHint } from '../../../../../nodes/Smsb2b/runner/addHints';

test('a hint is shown once, as one line of text whatever an input gave', () => {
	const shown: NodeExecutionHint[] = [];
	const execution = {
		addExecutionHints: (hint: NodeExecutionHint) => shown.push(hint),
	} as unknown as IExecuteFunctions;
	const text = '<a href="https://x.example">\nMend';
	addHint(execution, text);
	addHint(execution, text);
	expect(shown.map(({ message }) => message)).toEqual(['‹a href="https://x.example"› Mend']);
});
