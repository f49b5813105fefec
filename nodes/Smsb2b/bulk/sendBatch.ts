import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { apiRequest } from '../../../lib/api/apiRequest';
import {
	type Effect,
	type ExecuteContext,
	formBody,
	type PreparedRequest,
} from '../../../lib/api/context';
import { outcomeUnknown } from '../../../lib/api/outcomeUnknown';
import { asItems } from '../../../lib/api/output';
import { asNumber, mapRow, type RowMapper } from '../../../lib/api/rowMapper';
import { isOutcomeUnknown, ItemError } from '../../../lib/errors/itemError';
import { numberingPlanFor } from '../validation/numberingPlanFor';
import type { OutsideHours } from '../operation';
import { OUTSIDE_HOURS } from '../sendBetween/schedule';
import type { ReadAccepted } from './accepted';
import type { BulkTarget } from './bulkTarget';
import { matchAccepted } from './matchAccepted';

const REJECTED =
	'SMSB2B rejected this number. To see whether it is valid, use Mobile: Check (free).';
const NOT_STARTED = 'Not sent because an earlier request failed:';
const NOT_LISTED = 'SMSB2B did not say which numbers it accepted.';

/** What SMSB2B says of a batch as a whole: its cost, and the balance after it. */
const chargesOfBatch: RowMapper = (row) => ({
	balance: asNumber(row.balance),
	batchCost: asNumber(row.cost),
});

/** Of a batch whose response is output as it is. */
const AS_ANSWERED = { isInAnswer: true, result: { accepted: true } };

/** How SMSB2B rejects a call of which it accepts no number (reference, sms/bulk and viber/bulk). */
const ALL_REJECTED = ['103', '501'];

/** What one bulk operation has of its own. */
export interface BulkOperation {
	effect: Effect;
	accepted: ReadAccepted;
	outsideHours: OutsideHours;
	/** Whether SMSB2B has a history of these messages. */
	hasHistory?: boolean;
}

/**
 * Sends to one batch, and notes what became of each of its numbers.
 *
 * @returns what no number can be said of: the response itself where it is not to be, or cannot be, simplified, and IDs of
 * which it is not known whose they are
 */
export async function sendBatch(
	context: ExecuteContext,
	request: PreparedRequest,
	batch: BulkTarget[],
	{ effect, accepted, outsideHours }: BulkOperation,
): Promise<INodeExecutionData[]> {
	const body = { ...formBody(request.options), to: batch.map(({ number }) => number).join(',') };
	const later = OUTSIDE_HOURS[outsideHours](context, body);
	const response = await apiRequest(context, request, { effect, body });
	const unread = asItems(context, { ...response, ...later }, () => []);
	if (unread.length > 0) {
		for (const target of batch) Object.assign(target, AS_ANSWERED);
		return unread;
	}
	const { rows: listed, isComplete } = accepted(response);
	const { rows, left } = matchAccepted(
		batch.map(({ number }) => number),
		listed,
		await numberingPlanFor(context),
	);
	const isWhole = isComplete && left.length === 0;
	const unlisted = isWhole ? { accepted: false, reason: REJECTED } : notListed(effect);
	const charges = mapRow(response, chargesOfBatch);
	for (const [at, target] of batch.entries()) {
		const row = rows[at];
		target.result = row ? { ...row, accepted: true, ...charges, ...later } : unlisted;
	}
	return left.map((json) => ({ json, pairedItem: { item: context.getItemIndex() } }));
}

function notListed(effect: Effect): IDataObject {
	return { outcomeKnown: false, reason: `${outcomeUnknown(effect)} ${NOT_LISTED}` };
}

/** Notes a rejection that came for the numbers of a batch. @returns whether it was one, so that the next may do better */
export function isRejected(batch: BulkTarget[], error: unknown): boolean {
	const rejectsAll =
		error instanceof ItemError && ALL_REJECTED.includes(String(error.text.context?.code));
	if (rejectsAll) for (const target of batch) target.result = { accepted: false, reason: REJECTED };
	return rejectsAll;
}

/** Nothing more is sent, and what was accepted is not lost: the rest say why they were not sent to. */
export function markUnsent(targets: BulkTarget[], batch: BulkTarget[], error: unknown): void {
	const text =
		error instanceof ItemError ? error.text : { message: String(error), description: '' };
	const reason = `${text.message}. ${text.description}`;
	const isUnknown = isOutcomeUnknown(error);
	if (isUnknown) for (const target of batch) target.result = { outcomeKnown: false, reason };
	const unsent = isUnknown ? `${NOT_STARTED} ${text.message}.` : reason;
	for (const target of targets) target.result ??= { accepted: false, reason: unsent };
}
