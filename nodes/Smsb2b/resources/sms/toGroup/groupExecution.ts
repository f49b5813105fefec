import {
	type Execute,
	type ExecuteContext,
	formBody,
	type ItemContext,
	type PreparedRequest,
} from '../../../../../lib/api/context';
import { ItemError } from '../../../../../lib/errors/itemError';
import { messagesToRecipients } from '../../../bulk/skipAlreadySent';
import type { Recipient } from '../../../bulk/parseRecipients';
import type { BulkOperation } from '../../../bulk/sendBatch';
import { sendEach } from '../../../bulk/sendEach';
import { sendInBatches } from '../../../bulk/sendInBatches';
import { sendToRecipients } from '../../../bulk/sendToRecipients';
import { groupId } from '../../../fields/ids';
import type { Operation, SharedItems } from '../../../operation';
import { missingInItem } from '../../../safeguards/missingValues';
import { readSafeguards } from '../../../safeguards/settings';
import { AlreadySent } from '../../../sms/alreadySent';
import { invalidInput } from '../../../validation/inputErrors';
import { type GroupMessage, messageToGroup } from './message';
import { gaps, plan, preview } from './beforeSending';

/** How a message is sent to each contact of a group: by one request where its text is the same for all. */
export function groupExecution(
	bulk: BulkOperation,
): Pick<Operation, 'effect' | 'execute' | 'isOneAtATime' | 'sends'> {
	return {
		effect: bulk.effect,
		isOneAtATime: true,
		sends: {
			...{ texts: ['text'], isBulk: true, looksUp: true, gaps, plan, preview },
			outsideHours: bulk.outsideHours,
		},
		execute: (run) => sendToGroup(bulk, run),
	};
}

function sendToGroup(bulk: BulkOperation, run?: SharedItems): Execute {
	const alreadySent = new AlreadySent(async (item, numberingPlan, lookUp) => {
		const { recipients } = await messageToGroup(item, lookUp);
		return messagesToRecipients(item, recipients, numberingPlan);
	}, run);
	return async (context, request) => {
		const message = await messageToGroup(context, async () => [context, request]);
		requireValues(context, message);
		const send = message.isPersonal ? sendEach : sendInBatches(bulk);
		const recipients = recipientsIn(context, message);
		const body = bodyOf(request, message);
		const own = { ...request, options: { ...request.options, body } };
		const delivery = { send, alreadySent, keys: run?.keys };
		return await sendToRecipients(context, own, recipients, delivery).catch((error: unknown) => {
			throw isNoNumber(error) ? withoutNumbers(context) : error;
		});
	};
}

/** On n8n's routing engine nothing was looked up before it was the item's turn. */
function requireValues(context: ExecuteContext, { gaps: missing }: GroupMessage): void {
	if (missing.length === 0 || !readSafeguards(context).stopsAtMissingValues) return;
	throw missingInItem(context.getNode(), { index: context.getItemIndex(), missing });
}

/** In a test the first that can be sent to has the test number. */
function recipientsIn({ testNumber }: ItemContext, { recipients }: GroupMessage): Recipient[] {
	if (testNumber === undefined) return recipients;
	const first = recipients.filter(({ refusal }) => refusal === undefined).slice(0, 1);
	return first.map((recipient) => ({ ...recipient, number: testNumber, written: testNumber }));
}

/** What all requests of a message have in common. */
function bodyOf({ options }: PreparedRequest, { isPersonal }: GroupMessage) {
	const body = { ...formBody(options) };
	delete body.groupId;
	if (isPersonal) for (const property of ['text', 'ucs']) delete body[property];
	return body;
}

/** How SMSB2B says that none of the recipients has a valid number. */
const NO_NUMBER = '103';

function isNoNumber(error: unknown): boolean {
	return error instanceof ItemError && error.text.context?.code === NO_NUMBER;
}

function withoutNumbers(context: ExecuteContext): ItemError {
	return invalidInput(context, {
		message: `No contact of the group in "${groupId.displayName}" has a valid mobile number`,
		description: 'To see whether a number is valid, use Mobile: Check (free).',
		context: { code: NO_NUMBER },
	});
}
