import { authId } from '../../fields/ids';
import { commonOptions } from '../../fields/options';
import { requiredText } from '../../fields/requiredText';
import type { Operation } from '../../operation';
import { bareValue } from '../../../../lib/api/plainText';
import { output } from '../../../../lib/api/output';
import { call } from '../call';

const code = requiredText(
	{
		displayName: 'Code',
		name: 'code',
		placeholder: 'e.g. 1234',
		description: 'The code that the person entered',
	},
	{ code: 301 },
);

export const check: Operation = {
	name: 'Check',
	value: 'check',
	action: 'Check a two-factor code',
	description:
		'Check the code a person entered against the one that was sent. A wrong code returns authenticated = false.',
	fields: [authId, code, commonOptions],
	routing: call('2fa/check', {
		effect: 'changes',
		reads: output((answer) => [{ authenticated: answer.auth === 'ok' }], {
			plain: bareValue('auth', /^n?ok$/),
		}),
	}),
};
