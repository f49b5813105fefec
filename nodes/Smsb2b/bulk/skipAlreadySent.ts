import type { IDataObject } from 'n8n-workflow';

import type { ExecuteContext, ItemContext, PreparedRequest } from '../../../lib/api/context';
import { chooseEncoding } from '../../../lib/encoding/chooseEncoding';
import type { NumberingPlan } from '../../../lib/phone/numberingPlan';
import { textOf } from '../../../lib/values/single';
import { encodingOf, encodingOption } from '../fields/message';
import type { AlreadySent, OutgoingMessage } from '../sms/alreadySent';
import type { Verdict } from '../sms/matchHistory';
import type { Send, SendOutcome } from '../sms/sendsUnderWay';
import { type BulkTarget, bulkTargetsOf, isSendable, skipsDuplicates } from './bulkTarget';
import type { Recipient } from './parseRecipients';

/** The messages that an item would send to these recipients. */
export function messagesToRecipients(
	item: ItemContext,
	recipients: Recipient[],
	plan: NumberingPlan,
): OutgoingMessage[] {
	const targets = bulkTargetsOf(recipients, skipsDuplicates(item), plan).filter(isSendable);
	return messagesToTargets(targets, item);
}

function messagesToTargets(targets: BulkTarget[], item: ItemContext): OutgoingMessage[] {
	if (targets.some(({ text }) => text !== undefined)) {
		const option = encodingOption(item);
		return targets.map(({ number, text = '' }) => {
			const { encoding } = chooseEncoding(text, option);
			return { to: number, text, encoding };
		});
	}
	const text = textOf(item.getNodeParameter('text', ''));
	const { encoding } = encodingOf(item);
	return targets.map(({ number }) => ({ to: number, text, encoding }));
}

/** Notes whom the history says to have the message, or that they may have it, if the user wants them to be left out. */
export async function markAlreadySent(
	context: ExecuteContext,
	request: PreparedRequest,
	{ targets, alreadySent }: { targets: BulkTarget[]; alreadySent?: AlreadySent },
): Promise<void> {
	const verdicts = (await alreadySent?.verdicts(context, request)) ?? [];
	for (const [at, verdict] of verdicts.entries())
		if (verdict) targets[at].result = resultOf(verdict);
}

/** A number to which a message is under way. */
export interface Started {
	target: BulkTarget;
	send: Send;
}

/** Counts the messages of a batch as under way, and notes who has got theirs meanwhile from another execution. */
export async function startUnlessSent(
	context: ExecuteContext,
	batch: BulkTarget[],
	alreadySent?: AlreadySent,
): Promise<Started[]> {
	const messages = messagesToTargets(batch, context);
	const attempted = (await alreadySent?.startUnlessSent(context, messages)) ?? [];
	const started: Started[] = [];
	for (const [at, message] of attempted.entries()) {
		if ('send' in message) started.push({ target: batch[at], send: message.send });
		else batch[at].result = resultOf(message);
	}
	return started;
}

/** Counts messages as under way no longer. */
export function endSends(started: Started[]): void {
	for (const { target, send } of started) {
		const { smsId } = target.result ?? {};
		send.end(outcomeOf(target), smsId === undefined ? undefined : String(smsId));
	}
}

function outcomeOf({ result }: BulkTarget): SendOutcome {
	if (result?.accepted === true) return 'accepted';
	return result?.accepted === false ? 'rejected' : 'unknown';
}

/** They keep the ID that they were sent it with. */
function resultOf(verdict: NonNullable<Verdict>): IDataObject {
	if ('sent' in verdict) {
		const { to, smsId } = verdict.sent;
		return { msisdn: to, ...(smsId && { smsId }), accepted: true, alreadySent: true };
	}
	const reason = `This message may have been sent before, and was not sent now. ${verdict.unsure}`;
	return { outcomeKnown: false, reason };
}
