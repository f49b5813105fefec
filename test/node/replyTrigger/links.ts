import type { INodeParameters } from 'n8n-workflow';

import { callbackSecret } from '../../../lib/callback';
import { makeLink } from '../../../lib/reply';
import { Smsb2bReplyTrigger } from '../../../nodes/Smsb2bReplyTrigger/Smsb2bReplyTrigger.node';
import { ListeningTrigger, type Answer, type Call } from '../trigger/n8n';

export const credential = { apiKey: 'the key of the account' };

/** A trigger with the given parameters. */
export function replyTrigger(parameters: INodeParameters = {}, by = credential): ListeningTrigger {
	return new ListeningTrigger(parameters, by, 'w1', new Smsb2bReplyTrigger());
}

/** The target of a request to the link of a reference. */
export function linkTo(
	reference: string,
	{ path = 'reply?class=B', sentAt = Date.now(), by = credential } = {},
): string {
	const source = callbackSecret({ authenticationMethod: 'apiKey', ...by });
	if (!('secret' in source)) throw new Error(source.message);
	const made = makeLink(`https://host/webhook/${path}`, { reference, sentAt }, source);
	if (!('url' in made)) throw new Error(made.message);
	return made.url.replace('https://host', '');
}

/** Posts the form of a link. */
export async function post(
	trigger: ListeningTrigger,
	body: unknown,
	{ url = linkTo('pupil-7'), ...call }: Partial<Call> = {},
): Promise<Answer> {
	return await trigger.call({ url, method: 'POST', body, ...call });
}
