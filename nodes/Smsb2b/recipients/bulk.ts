import type { DeclarativeRestApiSettings, IDataObject, INodeExecutionData } from 'n8n-workflow';

import { exchange, outcomeUnknown, type Effect } from '../exchange/exchange';
import { DEFAULT_BATCH_SIZE } from '../fields/bulk';
import { bodyOf, foreseen, inputFailure, isSwitchedOn } from '../fields/checks';
import type { Exchange, ExchangeContext } from '../operation';
import { id, readRow, text as written, type Columns } from '../response/columns';
import { isOutcomeUnknown, ItemFailure } from '../response/failures';
import { asItems } from '../response/reader';
import { AlreadySent } from '../sent/alreadySent';
import type { ReadAccepted } from './accepted';
import { addresseesOf, type Addressee } from './addressee';
import { matchAccepted } from './match';
import { listed, type Recipient } from './recipient';

type Request = DeclarativeRestApiSettings.ResultOptions;

const REJECTED = 'SMSB2B did not accept this number. Mobile: Check says whether it is valid.';
const NOT_STARTED = 'Not sent, because an earlier request went wrong:';
const NOT_LISTED = 'SMSB2B did not say which numbers it accepted.';

/** Of a batch whose answer is output as it is. */
const AS_ANSWERED = { isInAnswer: true, result: { accepted: true } };

/** How SMSB2B refuses a call of which it accepts no number (reference, sms/bulk and viber/bulk). */
const ALL_REJECTED = ['103', '501'];

const columns: Columns = (row) => ({ to: written(row.to), smsId: id(row.smsId, row.id) });

/** What one bulk operation has of its own. */
export interface Bulk {
	effect: Effect;
	accepted: ReadAccepted;
}

/** A bulk message; several of a run share what was sent already. */
interface Delivery extends Bulk {
	alreadySent?: AlreadySent;
}

/** The exchange of a bulk operation whose recipients stand in a list. */
export function sendToList(bulk: Bulk, alreadySent?: AlreadySent): Exchange {
	return async function (request) {
		if (this.getNodeParameter('recipients', 'list') !== 'list') {
			throw inputFailure(this, {
				what: 'Recipients from input items can be gathered in a workflow only',
				remedy: 'Set "Recipients" to "List" and give the numbers in "To".',
			});
		}
		const recipients = listed(this.getNodeParameter('to', ''), this.getItemIndex());
		return await deliver(this, request, recipients, { ...bulk, alreadySent });
	};
}

/**
 * Sends one message to many recipients, a batch a request and one request after the other, and says
 * of each recipient whether it was accepted.
 *
 * @returns an item for each recipient, in their order and paired with the item it came from
 * @throws ItemFailure when there is no recipient, or when nothing went out before a refusal
 */
export async function deliver(
	context: ExchangeContext,
	request: Request,
	recipients: Recipient[],
	{ alreadySent = new AlreadySent(), ...bulk }: Delivery,
): Promise<INodeExecutionData[]> {
	if (recipients.length === 0) throw foreseen(context, 102);
	const once = isSwitchedOn(context, 'options.skipDuplicates', 'Skip Duplicates', true);
	const addressees = addresseesOf(recipients, once);
	await takeSent(context, request, { addressees, alreadySent });
	const concerned = addressees.filter(({ result }) => result?.accepted !== false);
	const unassigned: INodeExecutionData[] = [];
	let ended: unknown;
	for (const batch of batches(addressees, batchSizeOf(context))) {
		try {
			unassigned.push(...(await sendBatch(context, request, batch, bulk)));
		} catch (error) {
			ended = error;
			if (!rejectsAll(error)) {
				markUnsent(addressees, batch, error);
				break;
			}
			for (const addressee of batch) addressee.result = { accepted: false, reason: REJECTED };
		}
	}
	if (ended && unassigned.length === 0 && saysItAll(ended, concerned)) throw ended;
	const told = addressees.filter(({ isInAnswer }) => !isInAnswer);
	return [...unassigned, ...resultItems(told, recipients)];
}

/** Those who have the message already, if the user wants them to be left out, keep the ID that they were sent it with. */
async function takeSent(
	context: ExchangeContext,
	request: Request,
	{ addressees, alreadySent }: { addressees: Addressee[]; alreadySent: AlreadySent },
): Promise<void> {
	const { text } = bodyOf(request.options);
	const listed = await alreadySent.listed(context, request);
	if (!listed) return;
	for (const addressee of addressees.filter(({ result }) => !result)) {
		const row = listed.take(addressee.number, String(text));
		if (!row) continue;
		const { to, smsId } = readRow(row, columns);
		addressee.result = { msisdn: to, smsId, accepted: true, alreadySent: true };
	}
}

/**
 * Sends to one batch, and notes what became of each of its numbers.
 *
 * @returns what no number can be said of: the answer itself where it is not to be, or cannot be, simplified, and IDs of
 * which it is not known whose they are
 */
async function sendBatch(
	context: ExchangeContext,
	request: Request,
	batch: Addressee[],
	{ effect, accepted }: Bulk,
): Promise<INodeExecutionData[]> {
	// A body of its own: the credential writes its key into it, and takes one that it finds there for refused.
	const body = { ...bodyOf(request.options), to: batch.map(({ number }) => number).join(',') };
	const options = { ...request.options, body };
	const [{ json: answer }] = await exchange(effect).call(context, { ...request, options });
	const unread = asItems(context, answer, () => []);
	if (unread.length > 0) {
		for (const addressee of batch) Object.assign(addressee, AS_ANSWERED);
		return unread;
	}
	const { rows: listed, isComplete } = accepted(answer);
	const { rows, left } = matchAccepted(
		batch.map(({ number }) => number),
		listed,
	);
	const isWhole = isComplete && left.length === 0;
	const unlisted = isWhole ? { accepted: false, reason: REJECTED } : notListed(effect);
	for (const [at, addressee] of batch.entries()) {
		const row = rows[at];
		addressee.result = row ? { ...row, accepted: true } : unlisted;
	}
	return left.map((json) => ({ json, pairedItem: { item: context.getItemIndex() } }));
}

function notListed(effect: Effect): IDataObject {
	return { outcomeKnown: false, reason: `${NOT_LISTED}${outcomeUnknown(effect)}` };
}

/**
 * Whether a failure is true of all recipients: of a refusal, that nobody has the message; of an unknown outcome, that
 * nobody knows.
 */
function saysItAll(failure: unknown, addressees: Addressee[]): boolean {
	const same = isOutcomeUnknown(failure) ? 'outcomeKnown' : 'accepted';
	return addressees.every(({ result }) => result?.[same] === false);
}

/** Whether the numbers of a batch are the reason of a refusal, so that the next batch may do better. */
function rejectsAll(error: unknown): boolean {
	return error instanceof ItemFailure && ALL_REJECTED.includes(String(error.text.facts?.code));
}

/** Nothing more is sent, and what was accepted is not lost: the rest say why they were not sent to. */
function markUnsent(addressees: Addressee[], batch: Addressee[], error: unknown): void {
	const text = error instanceof ItemFailure ? error.text : { what: String(error), remedy: '' };
	const reason = `${text.what}. ${text.remedy}`;
	const isUnknown = isOutcomeUnknown(error);
	if (isUnknown) for (const addressee of batch) addressee.result = { outcomeKnown: false, reason };
	const unsent = isUnknown ? `${NOT_STARTED} ${text.what}.` : reason;
	for (const addressee of addressees) addressee.result ??= { accepted: false, reason: unsent };
}

function resultItems(addressees: Addressee[], recipients: Recipient[]): INodeExecutionData[] {
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

function* batches(addressees: Addressee[], size: number): Generator<Addressee[]> {
	const sendable = addressees.filter(({ result }) => !result);
	for (let start = 0; start < sendable.length; start += size)
		yield sendable.slice(start, start + size);
}

function batchSizeOf(context: ExchangeContext): number {
	const size = Number(context.getNodeParameter('options.batchSize', DEFAULT_BATCH_SIZE));
	return Number.isInteger(size) && size > 0 ? size : DEFAULT_BATCH_SIZE;
}
