import type { ExecuteContext, PreparedRequest } from '../../../lib/api/context';
import { finalStatus, type FinalStatus } from './lookUpFinalStatus';

/** Milliseconds after which a report is looked up that came while the execution was being parked. */
const FIRST_LOOK = 5_000;

/** Milliseconds before the end of the wait at which the state is looked up a last time. */
const BEFORE_END = 10_000;

/** A wait for the report of a message. */
interface Wait {
	smsId: string;
	/** Of the signature of its callback. */
	nonce: string;
	/** When it is over, in milliseconds. */
	end: number;
	onReport: (state: FinalStatus) => Promise<void>;
}

/** The looks that are still to come, by the nonce of the wait: each holds the data of its execution in memory. */
const toCome = new Map<string, AbortController>();

/** Ends the looks of a wait that is over. Another process, such as a worker that has sent the message, does not hear of it. */
export function endPolling(nonce: string): void {
	toCome.get(nonce)?.abort();
}

/**
 * Looks the state of a message up while its execution is parked: soon, for the report that came a
 * moment too early, and at the end of the wait, for one that got lost. n8n itself runs nothing of a
 * node whose time is over. This lives as long as the process; after a restart the report alone counts.
 */
export async function pollWhileWaiting(
	context: ExecuteContext,
	request: PreparedRequest,
	{ smsId, nonce, end, onReport }: Wait,
): Promise<void> {
	const ending = new AbortController();
	toCome.set(nonce, ending);
	try {
		for (const moment of [Date.now() + FIRST_LOOK, end - BEFORE_END]) {
			if (moment <= Date.now()) continue;
			await later(moment - Date.now(), ending.signal);
			if (ending.signal.aborted) return;
			const state = await finalStatus(context, request, smsId);
			if (state) return await onReport(state);
		}
	} finally {
		toCome.delete(nonce);
	}
}

/** The longest that a timer takes, 24 days: of a longer wait, the last look comes then. */
const LONGEST = 2 ** 31 - 1;

/** Waits, unlike n8n's sleep, without keeping a process alive that has nothing else to do. */
async function later(milliseconds: number, ended: AbortSignal): Promise<void> {
	const time = AbortSignal.timeout(Math.min(milliseconds, LONGEST));
	await new Promise<unknown>((resolve) => {
		time.addEventListener('abort', resolve, { signal: ended });
		ended.addEventListener('abort', resolve);
	});
}
