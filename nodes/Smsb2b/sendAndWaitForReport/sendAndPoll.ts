import { sleep } from 'n8n-workflow';

import type { Execute } from '../../../lib/api/context';
import { sendSms, sendOutput } from '../sms/sendSms';
import { secondsSince, waitResult, withoutId, withoutReport } from './waitResult';
import { finalStatus } from './lookUpFinalStatus';

/** Seconds between look-ups; their sum is what an AI agent can be kept waiting. */
const PAUSES = [1, 2, 3, 4, 5, 5, 10, 10, 10, 10];

/**
 * Sends a message and looks its state up for up to a minute, where no execution can be parked: as a
 * tool of an AI agent.
 */
export const sendAndPoll: Execute = async (context, request) => {
	const start = Date.now();
	const [message] = sendOutput.call(context, await sendSms(context, request));
	const pairedItem = { item: context.getItemIndex() };
	if (message.smsId === undefined) return [{ json: withoutId(message), pairedItem }];
	for (const pause of PAUSES) {
		const state = await finalStatus(context, request, String(message.smsId));
		const waitedSeconds = secondsSince(start);
		if (state)
			return [
				{ json: waitResult(message, { ...state, timedOut: false, waitedSeconds }), pairedItem },
			];
		await sleep(pause * 1000);
	}
	return [{ json: waitResult(message, withoutReport(secondsSince(start))), pairedItem }];
};
