import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import type { ExecuteContext, PreparedRequest } from '../../../lib/api/context';
import { isOutcomeUnknown } from '../../../lib/errors/itemError';
import type { MessageKeys } from '../messageKey/messageKeys';
import type { AlreadySent } from '../sms/alreadySent';
import { apiErrorFor } from '../validation/inputErrors';
import { numberingPlanFor } from '../validation/numberingPlanFor';
import { markAlreadySent } from './skipAlreadySent';
import { claimKeys } from './claimKeys';
import { type BulkTarget, bulkTargetsOf, isSendable, skipsDuplicates } from './bulkTarget';
import type { Recipient } from './parseRecipients';

/** What became of the numbers of a message, beside what is noted of each. */
export interface Sent {
	/** What no number can be said of, such as a response that is output as it is. */
	unassigned: INodeExecutionData[];
	/** What went wrong last. */
	ended?: unknown;
	/** Whether it is known of a number, without a request, that it has the message or may have it. */
	isSettledBefore: boolean;
}

/** Sends to numbers, and notes what became of each. @param alreadySent missing where SMSB2B has no history of the messages */
export type SendAll = (
	context: ExecuteContext,
	request: PreparedRequest,
	targets: BulkTarget[],
	alreadySent?: AlreadySent,
) => Promise<Sent>;

/** How a message is sent to its recipients; several of a run share what was sent already. */
interface Delivery {
	send: SendAll;
	alreadySent?: AlreadySent;
	/** The keys of the run, where messages are sent once per key. */
	keys?: MessageKeys;
}

/**
 * Sends a message to many recipients, and says of each whether it was accepted.
 *
 * @returns an item for each recipient, in their order and paired with the item it came from
 * @throws ItemError when there is no recipient, or when nothing went out before a rejection
 */
export async function sendToRecipients(
	context: ExecuteContext,
	request: PreparedRequest,
	recipients: Recipient[],
	{ send, alreadySent, keys }: Delivery,
): Promise<INodeExecutionData[]> {
	if (recipients.length === 0) throw apiErrorFor(context, 102);
	const plan = await numberingPlanFor(context);
	const targets = bulkTargetsOf(recipients, skipsDuplicates(context), plan);
	const sendable = targets.filter(isSendable);
	await markAlreadySent(context, request, { targets: sendable, alreadySent });
	const claimed = await claimKeys(context, sendable.filter(isSendable), { keys, plan });
	const toSend = sendable.filter(isSendable);
	const { unassigned, ended, ...sent } = await send(context, request, toSend, alreadySent).catch(
		(error: unknown) => {
			claimed.end(error, () => true);
			throw error;
		},
	);
	// Of whom it is known that they have the message, or may have it, is told whatever becomes of the others.
	const isSettledBefore = sent.isSettledBefore || toSend.length + claimed.repeats < sendable.length;
	const hasFailed = () =>
		Boolean(ended) && !isSettledBefore && unassigned.length === 0 && appliesToAll(ended, sendable);
	claimed.end(ended, hasFailed);
	if (hasFailed()) throw ended;
	const reported = targets.filter(({ isInAnswer }) => !isInAnswer);
	return [...unassigned, ...resultItems(reported, recipients)];
}

/**
 * Whether an error is true of all recipients: of a rejection, that none has the message; of an unknown outcome, that
 * of none is it known.
 */
function appliesToAll(failure: unknown, targets: BulkTarget[]): boolean {
	const same = isOutcomeUnknown(failure) ? 'outcomeKnown' : 'accepted';
	return targets.every(({ result }) => result?.[same] === false);
}

function resultItems(targets: BulkTarget[], recipients: Recipient[]): INodeExecutionData[] {
	const items = new Map<Recipient, INodeExecutionData>();
	for (const { recipients: same, result } of targets) {
		const [first, ...others] = same;
		items.set(first, itemFor(first, result));
		for (const other of others) items.set(other, itemFor(other, { ...result, duplicate: true }));
	}
	return recipients.flatMap((recipient) => items.get(recipient) ?? []);
}

/** The output for a recipient. */
export function itemFor(
	{ about, written, item }: Recipient,
	result: IDataObject = {},
): INodeExecutionData {
	return { json: { ...about, to: written, ...result }, pairedItem: { item } };
}
