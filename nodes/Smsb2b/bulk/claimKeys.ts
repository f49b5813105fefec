import type { ExecuteContext } from '../../../lib/api/context';
import { isOutcomeUnknown } from '../../../lib/errors/itemError';
import type { NumberingPlan } from '../../../lib/phone/numberingPlan';
import { textOf } from '../../../lib/values/single';
import type { MessageKeys } from '../messageKey/messageKeys';
import { readKey } from '../messageKey/readKey';
import type { BulkTarget } from './bulkTarget';

/** The keys of the numbers that are to be sent to. */
interface ClaimedKeys {
	/** How many numbers have the key of another one that is sent to: what becomes of that becomes of them. */
	repeats: number;
	/**
	 * Ends what was claimed.
	 *
	 * @param failure what went wrong, where nothing is noted of the numbers
	 * @param hasFailed whether the item fails with it, by what is noted of all its numbers
	 */
	end(failure: unknown, hasFailed: () => boolean): void;
}

const NO_KEYS: ClaimedKeys = { repeats: 0, end: () => {} };

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
): Promise<ClaimedKeys> {
	const key = keys && readKey(context);
	if (!keys || key === undefined) return NO_KEYS;
	const keyOf = ({ number, text, recipients: [recipient] }: BulkTarget) => {
		const own = text === undefined ? '' : `\n${textOf(recipient.about?.contactId)}`;
		return `${key}\n${plan.canonical(number)}${own}`;
	};
	const left = new Set(await keys.claim(context, [...new Set(targets.map(keyOf))]));
	const claimed = new Map<string, BulkTarget>();
	const repeats: BulkTarget[] = [];
	const hasMessage = { messageKey: key, alreadySent: true };
	for (const target of targets) {
		const own = keyOf(target);
		if (left.delete(own)) claimed.set(own, target);
		else target.result = hasMessage;
		if (target.result && claimed.has(own)) repeats.push(target);
	}
	const end: ClaimedKeys['end'] = (failure, hasFailed) => {
		const isKept = ({ result }: BulkTarget) =>
			result ? result.accepted !== false : isOutcomeUnknown(failure);
		for (const repeat of repeats) {
			const { result } = claimed.get(keyOf(repeat)) ?? {};
			if (result?.accepted !== true) repeat.result = result;
		}
		keys.end(
			claimed.keys(),
			[...claimed].filter(([, target]) => isKept(target)).map(([own]) => own),
			hasFailed(),
		);
	};
	if (claimed.size === 0) return { ...NO_KEYS, end };
	// Where another Retry has made the requests, it is said before any number counts as one that may have been sent to.
	await context.claim?.().catch((error: unknown) => {
		end(undefined, () => true);
		throw error;
	});
	return { repeats: repeats.length, end };
}
