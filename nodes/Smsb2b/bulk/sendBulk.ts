import type { DeclarativeRestApiSettings, IDataObject, INodeExecutionData } from 'n8n-workflow';

import { DEFAULT_BATCH_SIZE, recipients } from '../fields/bulk';
import { apiErrorFor, invalidInput } from '../validation/checks';
import { chosenOption } from '../validation/chosenOption';
import { numberingPlanFor } from '../validation/numberingPlanFor';
import type { Execute, ExecuteContext } from '../../../lib/api/context';
import { isOutcomeUnknown } from '../../../lib/errors/itemError';
import type { AlreadySent } from '../sms/alreadySent';
import { bulkTargetsOf, isSendable, sendsOnce, type BulkTarget } from './bulkTarget';
import { isRejected, markUnsent, sendBatch, type BulkOperation } from './sendBatch';
import { parseRecipients, type Recipient } from './parseRecipients';
import { endAll, startAll, takeSent } from './skipAlreadySent';
import { isBlank, trimmed } from '../../../lib/values/single';
import { parseNumber } from '../../../lib/values/number';

type Request = DeclarativeRestApiSettings.ResultOptions;

/** A bulk message; several of a run share what was sent already. */
interface Delivery extends BulkOperation {
	/** Missing where SMSB2B has no history of the messages. */
	alreadySent?: AlreadySent;
}

/** The exchange of a bulk operation whose recipients stand in a list. */
export function sendToList(bulk: BulkOperation, alreadySent?: AlreadySent): Execute {
	return async function (request) {
		if (chosenOption(this, recipients) !== 'list') {
			throw invalidInput(this, {
				message: '"Input Items" is not available when the node is used as a tool',
				description: 'Set "Recipients" to "List" and enter the numbers in "To".',
			});
		}
		const written = parseRecipients(this.getNodeParameter('to', ''), this.getItemIndex());
		return await sendBulk(this, request, written, { ...bulk, alreadySent });
	};
}

/**
 * Sends one message to many recipients, a batch a request and one request after the other, and says
 * of each recipient whether it was accepted.
 *
 * @returns an item for each recipient, in their order and paired with the item it came from
 * @throws ItemError when there is no recipient, or when nothing went out before a refusal
 */
export async function sendBulk(
	context: ExecuteContext,
	request: Request,
	recipients: Recipient[],
	{ alreadySent, ...bulk }: Delivery,
): Promise<INodeExecutionData[]> {
	if (recipients.length === 0) throw apiErrorFor(context, 102);
	const plan = await numberingPlanFor(context);
	const addressees = bulkTargetsOf(recipients, sendsOnce(context), plan);
	const sendable = addressees.filter(isSendable);
	await takeSent(context, request, { addressees: sendable, alreadySent });
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
				markUnsent(addressees, sending, error);
				break;
			}
		} finally {
			endAll(started);
		}
	}
	if (ended && !isTold && unassigned.length === 0 && appliesToAll(ended, sendable)) throw ended;
	const told = addressees.filter(({ isInAnswer }) => !isInAnswer);
	return [...unassigned, ...resultItems(told, recipients)];
}

/**
 * Whether a failure is true of all recipients: of a refusal, that nobody has the message; of an unknown outcome, that
 * nobody knows.
 */
function appliesToAll(failure: unknown, addressees: BulkTarget[]): boolean {
	const same = isOutcomeUnknown(failure) ? 'outcomeKnown' : 'accepted';
	return addressees.every(({ result }) => result?.[same] === false);
}

function resultItems(addressees: BulkTarget[], recipients: Recipient[]): INodeExecutionData[] {
	const results = new Map<Recipient, IDataObject>();
	for (const { recipients: same, result } of addressees) {
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

function* batches(addressees: BulkTarget[], size: number): Generator<BulkTarget[]> {
	for (let start = 0; start < addressees.length; start += size)
		yield addressees.slice(start, start + size);
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
