import { sleep } from 'n8n-workflow';

import type { Execute, ExecuteContext } from '../../../lib/api/context';
import { sendSms } from '../sms/sendSms';
import { secondsSince, sentMessage, waitResult, withoutId, withoutReport } from './waitResult';
import { finalStatus } from './lookUpFinalStatus';

/** Seconds between look-ups; their sum is what an AI agent can be kept waiting. */
const PAUSES = [1, 2, 3, 4, 5, 5, 10, 10, 10, 10];

/**
 * Sends a message and looks its state up for up to a minute, where no execution can be parked: as a
 * tool of an AI agent.
 */
export const sendAndPoll: Execute = async (context, request) => {
	const start = Date.now();
	const { smsId, told } = sentMessage(context, await sendSms(context, request));
	const pairedItem = { item: context.getItemIndex() };
	if (smsId === undefined) return [{ json: withoutId(told), pairedItem }];
	for (const pause of [0, ...PAUSES]) {
		await pauseFor(pause, context);
		if (context.isCancelled?.()) break;
		const state = await finalStatus(context, request, smsId);
		if (!state) continue;
		const ending = { ...state, timedOut: false, waitedSeconds: secondsSince(start) };
		return [{ json: waitResult(told, ending), pairedItem }];
	}
	return [{ json: waitResult(told, withoutReport(secondsSince(start))), pairedItem }];
};

/** Pauses a second at a time, so that an execution that is stopped does not last for the rest. */
async function pauseFor(seconds: number, context: ExecuteContext): Promise<void> {
	for (let left = seconds; left > 0 && !context.isCancelled?.(); left -= 1) await sleep(1000);
}
