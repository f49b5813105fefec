import { randomInt } from 'node:crypto';
import { Refusal } from '../answer/refusal.mts';
import type { Result } from '../answer/result.mts';
import { parseMobile } from '../numbers/mobile.mts';
import type { AccountCall, Endpoint } from './endpoint.mts';
import type { Parameters } from './parameters.mts';
import { draftSms, encode } from './sms-draft.mts';

const CODE = '%%CODE%%';
const DEFAULT_TEXT = `Your code is ${CODE}`;
const DEFAULT_WAIT_SECONDS = 10;

/**
 * A text without `%%CODE%%` goes out as it is: the reference speaks of replacing and of nothing else.
 * The id of the message is the `authId`, and so the `msgid` of the callback too.
 */
async function send({ account, parameters, sandbox }: AccountCall): Promise<Result> {
	if (parameters.isEmpty('to')) throw new Refusal(102);
	const mobile = parseMobile(parameters.text('to'));
	if (!mobile) throw new Refusal(103);
	const code = String(randomInt(10_000)).padStart(4, '0');
	const text = parameters.isEmpty('text') ? DEFAULT_TEXT : parameters.text('text');
	const draft = draftSms(account, mobile, {
		content: encode(text.replaceAll(CODE, code), parameters.flag('ucs')),
		from: parameters.text('from').trim(),
		flash: false,
		callback: parameters.text('callback').trim(),
		code,
	});
	if (account.balance < draft.cost) throw new Refusal(105);
	const message = sandbox.delivery.accept(draft);
	await sandbox.delivery.waitForReport(message, waitSeconds(parameters) * 1000);
	return {
		fields: { authId: message.id, authStatus: message.status },
		remarks: 'Success: Message sent',
	};
}

/** A callback ends the waiting before it begins, whatever `wait` says. */
function waitSeconds(parameters: Parameters): number {
	if (!parameters.isEmpty('callback')) return 0;
	return Math.max(parameters.integer('wait') ?? DEFAULT_WAIT_SECONDS, 0);
}

function check({ account, parameters, sandbox }: AccountCall): Result {
	if (parameters.isEmpty('authId')) throw new Refusal(300);
	if (parameters.isEmpty('code')) throw new Refusal(301);
	const message = sandbox.messages.find(parameters.integer('authId') ?? 0, account);
	if (message?.code === undefined) throw new Refusal(302);
	return message.code === parameters.text('code').trim()
		? { fields: { auth: 'ok' }, remarks: 'Success: Authenticated' }
		: { fields: { auth: 'nok' }, remarks: 'Error: Not authenticated' };
}

export const twoFactorEndpoints: readonly Endpoint[] = [
	{ path: '2fa/send', authentication: 'key', handle: send },
	{ path: '2fa/check', authentication: 'key', handle: check },
];
