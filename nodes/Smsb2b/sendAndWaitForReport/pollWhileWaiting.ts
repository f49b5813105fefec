import type { ExecuteContext, PreparedRequest } from '../../../lib/api/context';
import { finalStatus, type FinalStatus } from './lookUpFinalStatus';

/** Milliseconds after which a report is looked up that came while the execution was being parked. */
const FIRST_LOOK = 5_000;

/** Milliseconds before the end of the wait at which the state is looked up a last time. */
const BEFORE_END = 10_000;

/**
 * Looks the state of a message up while its execution is parked: soon, for the report that came a
 * moment too early, and at the end of the wait, for one that got lost. n8n itself runs nothing of a
 * node whose time is over. This lives as long as the process; after a restart the report alone counts.
 */
export async function pollWhileWaiting(
	context: ExecuteContext,
	request: PreparedRequest,
	{
		smsId,
		end,
		onReport,
	}: { smsId: string; end: number; onReport: (state: FinalStatus) => Promise<void> },
): Promise<void> {
	for (const moment of [Date.now() + FIRST_LOOK, end - BEFORE_END]) {
		if (moment <= Date.now()) continue;
		await later(moment - Date.now());
		const state = await finalStatus(context, request, smsId);
		if (state) return await onReport(state);
	}
}

/** The longest that a timer takes, 24 days: of a longer wait, the last look comes then. */
const LONGEST = 2 ** 31 - 1;

/** Waits, unlike n8n's sleep, without keeping a process alive that has nothing else to do. */
async function later(milliseconds: number): Promise<void> {
	const signal = AbortSignal.timeout(Math.min(milliseconds, LONGEST));
	await new Promise((resolve) => signal.addEventListener('abort', resolve));
}
