import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import pMap from 'p-map';

import type { ExecuteContext, PreparedRequest } from '../../../lib/api/context';
import { asItems } from '../../../lib/api/output';
import { chooseEncoding } from '../../../lib/encoding/chooseEncoding';
import { ItemError } from '../../../lib/errors/itemError';
import { encodingOption } from '../fields/message';
import { schedule } from '../sendBetween/schedule';
import { outputOf, sendSms } from '../sms/sendSms';
import { invalidInput } from '../validation/inputErrors';
import { endSends, startUnlessSent, type Started } from './skipAlreadySent';
import { isSendable } from './bulkTarget';
import { isRejected, markUnsent } from './sendBatch';
import type { SendAll } from './sendToRecipients';

/** Codes with which SMSB2B rejects one message and may accept the next: the number is none, or it was not queued. */
const OF_ONE_MESSAGE = ['103', '106'];

/**
 * Sends each number an SMS with its own text, as many at a time as Request Options say. After an error that is not of one
 * message alone, no further is sent, and those under way end.
 */
export const sendEach: SendAll = async (context, request, targets, alreadySent) => {
	let isSettledBefore = false;
	let ended: unknown;
	let stopped: unknown;
	// Once for all: those that follow at the same moment would be taken for another Retry.
	if (targets.length > 0) await context.claim?.();
	const responses = await pMap(
		targets,
		async (target): Promise<INodeExecutionData[]> => {
			if (context.isCancelled?.()) stopped ??= cancelled(context);
			if (stopped) return [];
			const [started] = await startUnlessSent(context, [target], alreadySent);
			if (!isSendable(target)) isSettledBefore = true;
			if (!started) return [];
			try {
				return await sendTo(started, context, request);
			} catch (error) {
				ended = error;
				if (!isOfOneMessage(error)) stopped ??= error;
				if (!isRejected([target], error)) markUnsent([target], [target], error);
				return [];
			} finally {
				endSends([started]);
			}
		},
		{ concurrency: context.maxConcurrency ?? 1 },
	);
	if (stopped) markUnsent(targets, [], stopped);
	return { unassigned: responses.flat(), ended: stopped ?? ended, isSettledBefore };
};

/** @returns the response, where it is to be output as it is */
async function sendTo(
	{ target, send }: Started,
	context: ExecuteContext,
	request: PreparedRequest,
): Promise<INodeExecutionData[]> {
	const { number: to, text = '' } = target;
	const { ucs, encoding, parts } = chooseEncoding(text, encodingOption(context));
	const own: IDataObject = { to, text, ...(ucs && { ucs }) };
	const later = schedule(context, own);
	const response = { ...(await sendSms(context, request, own, send)), ...later };
	const unread = asItems(context, response, () => []);
	target.isInAnswer = unread.length > 0;
	target.result = { text, accepted: true, ...outputOf(response, { encoding, parts }) };
	return unread;
}

function isOfOneMessage(error: unknown): boolean {
	return error instanceof ItemError && OF_ONE_MESSAGE.includes(String(error.text.context?.code));
}

function cancelled(context: ExecuteContext): ItemError {
	return invalidInput(context, {
		message: 'The execution was stopped before all messages were sent',
		description: 'To send the rest, run it again with the option Skip Already Sent.',
	});
}
