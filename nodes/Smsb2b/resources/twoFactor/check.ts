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
		description: 'What the person typed',
	},
	{ code: 301 },
);

export const check: Operation = {
	name: 'Check',
	value: 'check',
	action: 'Check a two factor code',
	description:
		'Check the code that a person typed, with the authId of the sent code; a wrong one gives authenticated = false',
	fields: [authId, code, commonOptions],
	routing: call('2fa/check', {
		effect: 'changes',
		reads: output((answer) => [{ authenticated: answer.auth === 'ok' }], {
			plain: bareValue('auth', /^n?ok$/),
		}),
	}),
};
