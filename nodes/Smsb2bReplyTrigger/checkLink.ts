import type { IWebhookFunctions } from 'n8n-workflow';

import { credentialSecrets, isDue } from '../../lib/callback';
import type { Notice } from '../../lib/pages';
import { readLink, WrongTries, type LinkRejection, type ReplyLink } from '../../lib/reply';
import { readExpiry } from './settings';

/** Why a call to a link is not taken, and what it is answered. */
export const REJECTIONS = {
	forged: { status: 403, notice: 'linkInvalid' },
	expired: { status: 410, notice: 'linkExpired' },
	tooManyTries: { status: 429, notice: 'tryAgain' },
	unreadable: { status: 503, notice: 'tryAgain' },
} as const satisfies Readonly<Record<string, { status: number; notice: Notice }>>;

/** Stands in the place of a link that is not taken. */
interface Rejection {
	rejected: keyof typeof REJECTIONS;
}

const wrongTries = new WrongTries();

/**
 * Reads the link of a call, with the secret of the node's credential. Never throws: an error would make n8n start an
 * execution at anybody's call.
 *
 * @param url the target of the request, as it came
 */
export async function checkLink(
	context: IWebhookFunctions,
	url: string,
): Promise<ReplyLink | Rejection> {
	const trigger = `${context.getWorkflow().id}/${context.getNode().id}`;
	if (wrongTries.isExceeded(trigger)) return { rejected: 'tooManyTries' };
	const days = readExpiry(context);
	const check = (secret: string) => readLink(url, { secret, days });
	const link = await credentialSecrets.check(context, check, isForged);
	if (link === undefined) return { rejected: 'unreadable' };
	if (isForged(link)) noteWrongTry(context, trigger);
	return link;
}

function isForged(link: ReplyLink | LinkRejection): boolean {
	return 'rejected' in link && link.rejected === 'forged';
}

/** One line a minute: links that are all wrong come of a credential that is not the one they were made with. */
function noteWrongTry(context: IWebhookFunctions, trigger: string): void {
	wrongTries.note(trigger);
	if (!isDue(`reply ${trigger}`)) return;
	context.logger.warn(
		'SMSB2B Reply Trigger rejected a link that was not made with the credential and the path of its trigger',
		{ node: context.getNode().name },
	);
}
