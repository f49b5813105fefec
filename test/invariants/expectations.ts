import { TRIES } from './execute';
import { isRefused, OLDER_AGENT, type Combination } from './combinations';
import type { Ending } from './situations';

/** What has to become of one input item. */
export interface Expected {
	/** How it ends after all tries; `notStarted` where the node stopped before it. */
	ending: Ending | 'notStarted';
	/** How many calls of the endpoint are made for it, at least and at most. */
	calls: [number, number];
}

/** What has to become of each input item, in their order. */
export function expectedOf(combination: Combination): Expected[] {
	return Array.from({ length: combination.items.count }, (_, index) => ofItem(combination, index));
}

/** Whether n8n gives nothing of the node to those that follow. */
export function stops(combination: Combination): boolean {
	return goesOn(combination) === false && expectedOf(combination).some(isFailed);
}

function isFailed({ ending }: Expected): boolean {
	return ending !== 'accepted';
}

/** How an item ends, as far as its own calls go. */
function endingOf({ tested, situation, items }: Combination, index: number): Ending {
	const { ending, befalls } = situation;
	const isConcerned =
		befalls === 'every' || tested.items === 'together' || index === items.concerned;
	if (!isConcerned) return 'accepted';
	return ending === 'unknown' && tested.isReading ? 'rejected' : ending;
}

function ofItem(combination: Combination, index: number): Expected {
	const { tested, situation, items } = combination;
	if (isRefused(combination)) return { ending: 'invalid', calls: [0, 0] };
	const ending = endingOf(combination, index);
	const isOnce = situation.befalls === 'one';
	const again = isTriedAgain(combination);
	const isBehind = index > (isOnce ? items.concerned : 0) && tested.items !== 'together';
	const isStopped = isBehind && !goesOn(combination) && situation.ending !== 'accepted';
	if (ending === 'notBegun' || ending === 'invalid') {
		return { ending: isStopped ? 'notStarted' : ending, calls: [0, 0] };
	}
	if (isStopped && !(again && isOnce && isRepeatable(combination))) {
		// One that is under way when another stops the node is made to its end.
		return { ending: 'notStarted', calls: [0, ending === 'accepted' ? 1 : 0] };
	}
	if (ending === 'rejected') return rejected(combination, again);
	return { ending, calls: [1, 1] };
}

function rejected({ situation }: Combination, again: boolean): Expected {
	if (!again) return { ending: 'rejected', calls: [1, 1] };
	return situation.befalls === 'one'
		? { ending: 'accepted', calls: [2, 2] }
		: { ending: 'rejected', calls: [TRIES, TRIES] };
}

/** Whether what went wrong may be tried again. */
function isRepeatable(combination: Combination): boolean {
	return endingOf(combination, combination.items.concerned) === 'rejected';
}

/** Whether n8n runs the node again: where it throws, or its first item says `error`. */
function isTriedAgain(combination: Combination): boolean {
	const { retryOnFail, situation, items, tested, way, output } = combination;
	if (!retryOnFail) return false;
	if (!goesOn(combination)) return true;
	if (way === OLDER_AGENT) return false;
	const isFirst = items.concerned === 0 || (tested.givesNothing && output === 'simplified');
	return situation.befalls === 'every' || tested.items === 'together' || Boolean(isFirst);
}

/** Whether the items behind one that fails are executed. */
function goesOn({ onError }: Combination): boolean {
	return onError !== 'stopWorkflow';
}
