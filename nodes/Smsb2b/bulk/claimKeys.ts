import type { ExecuteContext } from '../../../lib/api/context';
import { isOutcomeUnknown } from '../../../lib/errors/itemError';
import type { NumberingPlan } from '../../../lib/phone/numberingPlan';
import { textOf } from '../../../lib/values/single';
import type { MessageKeys } from '../messageKey/messageKeys';
import { readKey } from '../messageKey/readKey';
import type { BulkTarget } from './bulkTarget';

/** Ends what was claimed. @param failure what went wrong, where nothing is noted of the numbers */
type EndKeys = (failure?: unknown) => void;

/**
 * Claims the key for each number, and notes who was sent a message of this key before. Of equal numbers only the first is
 * sent to, unless each has a text of its own.
 *
 * @throws ItemError when n8n cannot look the keys up, or another Retry has made the request: then the keys are free
 */
export async function claimKeys(
	context: ExecuteContext,
	targets: BulkTarget[],
	{ keys, plan }: { keys?: MessageKeys; plan: NumberingPlan },
): Promise<EndKeys> {
	const key = readKey(context);
	if (!keys || key === undefined) return () => {};
	const keyOf = ({ number, text, recipients: [recipient] }: BulkTarget) => {
		const own = text === undefined ? '' : `\n${textOf(recipient.about?.contactId)}`;
		return `${key}\n${plan.canonical(number)}${own}`;
	};
	const left = new Set(await keys.claim(context, [...new Set(targets.map(keyOf))]));
	const claimed = targets.filter((target) => left.delete(keyOf(target)));
	const isClaimed = new Set(claimed);
	for (const target of targets)
		if (!isClaimed.has(target)) target.result = { messageKey: key, alreadySent: true };
	const end: EndKeys = (failure) => {
		const isKept = ({ result }: BulkTarget) =>
			result ? result.accepted !== false : isOutcomeUnknown(failure);
		keys.end(claimed.map(keyOf), claimed.filter(isKept).map(keyOf));
	};
	if (claimed.length === 0) return end;
	// Where another Retry has made the requests, it is said before any number counts as one that may have been sent to.
	await context.claim?.().catch((error: unknown) => {
		end();
		throw error;
	});
	return end;
}
