import type { DeclarativeRestApiSettings, IDataObject } from 'n8n-workflow';

import { encodingOf } from '../fields/message';
import type { NumberingPlan } from '../../../lib/phone/numberingPlan';
import type { ExecuteContext, ItemContext } from '../../../lib/api/context';
import type { AlreadySent, MessageText } from '../sms/alreadySent';
import type { Verdict } from '../sms/assign';
import type { Send, SendOutcome } from '../sms/sentMessages';
import { textOf } from '../../../lib/values/single';
import { bulkTargetsOf, isSendable, sendsOnce, type BulkTarget } from './bulkTarget';
import type { Recipient } from './parseRecipients';

type Request = DeclarativeRestApiSettings.ResultOptions;

/** What an item wants to be sent to these recipients. */
export function wantedFor(
	item: ItemContext,
	recipients: Recipient[],
	plan: NumberingPlan,
): MessageText[] {
	const addressees = bulkTargetsOf(recipients, sendsOnce(item), plan).filter(isSendable);
	return addressees.map((addressee) => messageTo(item, addressee));
}

function messageTo(item: ItemContext, { number }: BulkTarget): MessageText {
	const text = textOf(item.getNodeParameter('text', ''));
	return { to: number, text, encoding: encodingOf(item).encoding };
}

/** Notes who has the message already, or may have it, by the history, if the user wants them to be left out. */
export async function takeSent(
	context: ExecuteContext,
	request: Request,
	{ addressees, alreadySent }: { addressees: BulkTarget[]; alreadySent?: AlreadySent },
): Promise<void> {
	const verdicts = (await alreadySent?.verdicts(context, request)) ?? [];
	for (const [at, verdict] of verdicts.entries())
		if (verdict) addressees[at].result = resultOf(verdict);
}

/** A number to which a message is under way. */
interface Started {
	addressee: BulkTarget;
	send: Send;
}

/** Counts the messages of a batch as under way, and notes who has got it meanwhile from another execution. */
export async function startAll(
	context: ExecuteContext,
	batch: BulkTarget[],
	alreadySent?: AlreadySent,
): Promise<Started[]> {
	const messages = batch.map((addressee) => messageTo(context, addressee));
	const cleared = (await alreadySent?.clear(context, messages)) ?? [];
	const started: Started[] = [];
	for (const [at, each] of cleared.entries()) {
		if ('send' in each) started.push({ addressee: batch[at], send: each.send });
		else batch[at].result = resultOf(each);
	}
	return started;
}

/** Counts messages as under way no longer. */
export function endAll(started: Started[]): void {
	for (const { addressee, send } of started) {
		const { smsId } = addressee.result ?? {};
		send.end(outcomeOf(addressee), smsId === undefined ? undefined : String(smsId));
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
