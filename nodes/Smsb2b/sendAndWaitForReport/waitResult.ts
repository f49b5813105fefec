import type { IDataObject } from 'n8n-workflow';

import type { ItemContext } from '../../../lib/api/context';
import type { ApiResponse } from '../../../lib/api/formats';
import { asItems } from '../../../lib/api/output';
import { sendOutput } from '../sms/sendSms';

/** How a wait for a delivery report ended. */
export interface WaitResult {
	status: string;
	statusCode: string;
	timedOut: boolean;
	waitedSeconds: number;
}

/** The ID of a message, and what the output says of it, as the option Output wants it. */
export function sentMessage(
	context: ItemContext,
	response: ApiResponse,
): { smsId?: string; told: IDataObject } {
	const [{ smsId }] = sendOutput.call(context, response);
	const [{ json: told }] = asItems(context, response, sendOutput);
	return { ...(smsId !== undefined && { smsId: String(smsId) }), told };
}

/** The output of a message that was waited for: what is known of it, and how the wait ended. */
export function waitResult(message: IDataObject, ending: WaitResult): IDataObject {
	return { ...message, ...ending };
}

/** The ending of a wait that was over before a report came. */
export function withoutReport(waitedSeconds: number): WaitResult {
	return { status: 'sent', statusCode: 's', timedOut: true, waitedSeconds };
}

/**
 * The output of a message that cannot be waited for: SMSB2B accepted it, but gave no ID by which its state could
 * be looked up, and its report may have come already.
 */
export function withoutId(message: IDataObject): IDataObject {
	return waitResult(message, withoutReport(0));
}

/** Whole seconds since a moment in milliseconds. */
export function secondsSince(moment: number): number {
	return Math.max(0, Math.round((Date.now() - moment) / 1000));
}
