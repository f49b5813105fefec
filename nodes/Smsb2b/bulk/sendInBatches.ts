import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import type { Execute, ExecuteContext, PreparedRequest } from '../../../lib/api/context';
import { isOutcomeUnknown } from '../../../lib/errors/itemError';
import { DEFAULT_BATCH_SIZE, recipients } from '../fields/bulk';
import type { AlreadySent } from '../sms/alreadySent';
import { apiErrorFor, invalidInput } from '../validation/inputErrors';
import { chosenOption } from '../validation/chosenOption';
import { numberingPlanFor } from '../validation/numberingPlanFor';
import { type BulkTarget, bulkTargetsOf, isSendable, skipsDuplicates } from './bulkTarget';
import { parseRecipients, type Recipient } from './parseRecipients';
import { type BulkOperation, isRejected, markUnsent, sendBatch } from './sendBatch';
import { endAll, startAll, takeSent } from './applyVerdicts';
import { isBlank, trimmed } from '../../../lib/values/single';
import { parseNumber } from '../../../lib/values/number';

/** A bulk message; several of a run share what was sent already. */
interface Delivery extends BulkOperation {
	/** Missing where SMSB2B has no history of the messages. */
	alreadySent?: AlreadySent;
}

/** The execution of a bulk operation whose recipients stand in a list. */
export function sendToList(bulk: BulkOperation, alreadySent?: AlreadySent): Execute {
	return async (context, request) => {
		if (chosenOption(context, recipients) !== 'list') {
			throw invalidInput(context, {
				message: '"Input Items" is not available when the node is used as a tool',
				description: 'Set "Recipients" to "List" and enter the numbers in "To".',
			});
		}
		const written = parseRecipients(context.getNodeParameter('to', ''), context.getItemIndex());
		return await sendInBatches(context, request, written, { ...bulk, alreadySent });
	};
}

/**
 * Sends one message to many recipients, a batch a request and one request after the other, and says
 * of each recipient whether it was accepted.
 *
 * @returns an item for each recipient, in their order and paired with the item it came from
 * @throws ItemError when there is no recipient, or when nothing went out before a rejection
 */
export async function sendInBatches(
	context: ExecuteContext,
	request: PreparedRequest,
	recipients: Recipient[],
	{ alreadySent, ...bulk }: Delivery,
): Promise<INodeExecutionData[]> {
	if (recipients.length === 0) throw apiErrorFor(context, 102);
	const plan = await numberingPlanFor(context);
	const targets = bulkTargetsOf(recipients, skipsDuplicates(context), plan);
	const sendable = targets.filter(isSendable);
	await takeSent(context, request, { targets: sendable, alreadySent });
	const toSend = sendable.filter(isSendable);
	// Of whom it is known that they have the message, or may have it, is told whatever becomes of the others.
	let isTold = toSend.length < sendable.length;
	const unassigned: INodeExecutionData[] = [];
	let ended: unknown;
	for (const batch of batches(toSend, batchSizeOf(context))) {
		const started = await startAll(context, batch, alreadySent);
		const sending = batch.filter(isSendable);
		isTold ||= sending.length < batch.length;
		try {
			if (sending.length > 0)
				unassigned.push(...(await sendBatch(context, request, sending, bulk)));
		} catch (error) {
			ended = error;
			if (!isRejected(sending, error)) {
				markUnsent(targets, sending, error);
				break;
			}
		} finally {
			endAll(started);
		}
	}
	if (ended && !isTold && unassigned.length === 0 && appliesToAll(ended, sendable)) throw ended;
	const told = targets.filter(({ isInAnswer }) => !isInAnswer);
	return [...unassigned, ...resultItems(told, recipients)];
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
	const results = new Map<Recipient, IDataObject>();
	for (const { recipients: same, result } of targets) {
		for (const [at, recipient] of same.entries()) {
			results.set(recipient, { ...result, ...(at > 0 ? { duplicate: true } : {}) });
		}
	}
	return recipients
		.filter((recipient) => results.has(recipient))
		.map((recipient) => ({
			json: { to: recipient.written, ...results.get(recipient) },
			pairedItem: { item: recipient.item },
		}));
}

function* batches(targets: BulkTarget[], size: number): Generator<BulkTarget[]> {
	for (let start = 0; start < targets.length; start += size)
		yield targets.slice(start, start + size);
}

function batchSizeOf(context: ExecuteContext): number {
	const given: unknown = context.getNodeParameter('options.batchSize', DEFAULT_BATCH_SIZE);
	const size = isBlank(given) ? DEFAULT_BATCH_SIZE : parseNumber(given);
	if (Number.isInteger(size) && size > 0) return size;
	throw invalidInput(context, {
		message: `The value in "Batch Size" is not a number of recipients: ${trimmed(given).slice(0, 60)}`,
		description: 'Enter a whole number from 1 on, or remove the option.',
	});
}
