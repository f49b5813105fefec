import type { SentMessage, TestSandbox } from '../../../support/sandbox';
import { signedCallback, textWith, type OperationCase } from './case';

const CALLBACK = 'https://n8n.example.com/webhook/1';

async function sendCode(sandbox: TestSandbox): Promise<SentMessage> {
	await sandbox.call('2fa/send', { to: '6971234567', wait: '0' });
	const [message] = await sandbox.messages();
	return message;
}

/** Two-factor codes. */
export const twoFactorCases: OperationCase[] = [
	{
		operation: 'twoFactor.send',
		path: '2fa/send',
		parameters: {
			to: '6971234567',
			text: 'Ο κωδικός σας: %%CODE%%',
			from: 'MySchool',
			options: { callback: CALLBACK, reference: 'login', wait: 0 },
		},
		sent: {
			to: '6971234567',
			text: 'Ο κωδικός σας: %%CODE%%',
			from: 'MySchool',
			ucs: 'true',
			wait: '0',
			callback: signedCallback(CALLBACK),
		},
		items: [{ authId: '39116149', to: '6971234567', status: 'sent', statusCode: 's' }],
		plain: [textWith('39116149')],
	},
	{
		operation: 'twoFactor.send',
		about: 'in the words of SMSB2B',
		path: '2fa/send',
		parameters: { to: '6971234567', options: { wait: 0 } },
		sent: { to: '6971234567', wait: '0' },
		items: [{ authId: '39116149', to: '6971234567', status: 'sent', statusCode: 's' }],
		plain: [textWith('39116149')],
	},
	{
		operation: 'twoFactor.check',
		about: 'the right code',
		path: '2fa/check',
		parameters: { authId: '39116149' },
		prepare: async (sandbox) => ({ code: (await sendCode(sandbox)).code ?? '' }),
		sent: { authId: '39116149', code: expect.stringMatching(/^\d{4}$/) },
		items: [{ authenticated: true }],
		plain: [{ authenticated: true }],
	},
	{
		operation: 'twoFactor.check',
		about: 'a wrong code, which is not even numeric',
		path: '2fa/check',
		parameters: { authId: '39116149', code: ' abcd ' },
		prepare: async (sandbox) => void (await sendCode(sandbox)),
		sent: { authId: '39116149', code: 'abcd' },
		items: [{ authenticated: false }],
		plain: [{ authenticated: false }],
	},
];
