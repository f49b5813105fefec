import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { callbackSecret, type SecretSource } from '../../../lib/callback';
import { readLink, type LinkRejection, type ReplyLink } from '../../../lib/reply';
import { runInWorkflow, type Ended } from '../../support/engine';
import type { TestSandbox } from '../../support/sandbox';

export const REPLY_URL = 'https://n8n.example.com/webhook/notice';

/** SMS: Send with a Reply URL. */
export async function send(
	sandbox: TestSandbox,
	parameters: INodeParameters = {},
	options: IDataObject = {},
	items: IDataObject[] = [{}],
): Promise<Ended> {
	return await runInWorkflow({
		parameters: {
			...{ resource: 'sms', operation: 'send', to: '6971234567', text: 'Excursion?' },
			...parameters,
			options: { replyUrl: REPLY_URL, reference: 'pupil-7', ...options } as INodeParameters,
		},
		items,
		credential: sandbox.credential,
	});
}

/** The first link in a text. */
export function linkIn(text: string): string {
	return /https?:\S+/.exec(text)?.[0] ?? '';
}

/** What a link says to a trigger with the sandbox's credential. */
export function readAs(
	{ credential }: TestSandbox,
	link: string,
	now?: number,
): ReplyLink | LinkRejection {
	const source = callbackSecret(credential as SecretSource);
	if (!('secret' in source)) throw new Error(source.message);
	return readLink(link, { ...source, days: 30, now });
}
