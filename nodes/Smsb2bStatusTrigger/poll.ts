import {
	type IDataObject,
	type INodeExecutionData,
	type IPollFunctions,
	NodeOperationError,
} from 'n8n-workflow';

import { fetchList, type ListCall } from '../../lib/api/fetchList';
import { statusesIn } from '../../lib/api/statusRows';
import { eventOf } from '../../lib/callback';
import { unknownEvents, wantedEvents } from '../../lib/status/wantedEvents';
import { emitChanges } from './emitChanges';
import { recentStatuses } from './recentStatuses';

/** What changed since it was last asked for, by whomever. */
const changes: ListCall = { endpoint: 'status/get', rows: statusesIn, effect: 'consumes' };

/**
 * Fetches the messages that were delivered or have failed, and starts an execution with those whose event is wanted.
 * A test in the editor gets messages of the history, because what it fetched would be missing from the next poll.
 *
 * @returns the items of a test; null otherwise, because the changes have been handed over already
 * @throws NodeApiError when SMSB2B rejected the call, or when no readable response came
 */
export async function poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
	// Before the changes are fetched: an expression that cannot be evaluated must not cost them.
	const isWanted = wantedBy(this);
	if (this.getMode() === 'manual') return [await examples(this, isWanted)];
	const handOn = (messages: IDataObject[]) => emitChanges(this, messages.filter(isWanted));
	// SMSB2B does not report again what was read of a list with a row that cannot be read.
	handOn(await fetchList(this, { ...changes, takeIncomplete: handOn }));
	return null;
}

function wantedBy(context: IPollFunctions): (message: IDataObject) => boolean {
	const { events, unknown } = wantedEvents(context.getNodeParameter('events'));
	if (unknown.length > 0) {
		const { message, description } = unknownEvents(unknown);
		throw new NodeOperationError(context.getNode(), message, { description });
	}
	// A row without a state says nothing of its message.
	return ({ status }) => Boolean(status) && events.includes(eventOf(String(status)) ?? '');
}

async function examples(
	context: IPollFunctions,
	isWanted: (message: IDataObject) => boolean,
): Promise<INodeExecutionData[]> {
	const found = await recentStatuses(context, isWanted);
	if (found.length > 0) return context.helpers.returnJsonArray(found);
	throw new NodeOperationError(context.getNode(), 'No matching message found yet', {
		description:
			'Send an SMS, wait until it is delivered, and fetch a test event again. Once published, the workflow starts automatically when a status changes.',
	});
}
