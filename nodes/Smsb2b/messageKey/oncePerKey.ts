import type { INodeExecutionData } from 'n8n-workflow';

import type { Execute, ItemContext } from '../../../lib/api/context';
import { isOutcomeUnknown } from '../../../lib/errors/itemError';
import { numberAsWritten } from '../fields/recipient';
import type { EndedItem, SharedItems } from '../operation';
import { LABEL } from './messageKeys';
import { readKey } from './readKey';

/** Keys that are recorded together: n8n rewrites its whole record each time. */
const RECORDED_TOGETHER = 100;

/** Sends the message of an item unless that of its key was sent before. */
export function oncePerKey(execute: Execute, run?: SharedItems): Execute {
	const keys = run?.keys;
	if (!keys) return execute;
	return async (context, request) => {
		const key = readKey(context);
		if (key === undefined) return await execute(context, request);
		const claimed = await keys.claim(context, [key], () => keysFrom(run, context));
		if (!claimed.has(key)) return alreadySent(context, key);
		const sent = execute(context, request);
		sent.then(
			() => keys.end([key], [key]),
			(failure: unknown) => keys.end([key], isOutcomeUnknown(failure) ? [key] : [], true),
		);
		return await sent;
	};
}

/** The keys of an item and of those that are next; none of what is done, or cannot be sent. */
function keysFrom(run: SharedItems, context: ItemContext): string[] {
	const index = context.getItemIndex();
	const next = run.items.slice(index, index + RECORDED_TOGETHER);
	return next.flatMap((item) => {
		if (run.earlier(item.getItemIndex())) return [];
		try {
			return readKey(item) ?? [];
		} catch {
			return [];
		}
	});
}

function alreadySent(context: ItemContext, key: string): INodeExecutionData[] {
	const to = numberAsWritten(context.getNodeParameter('to', ''));
	const pairedItem = { item: context.getItemIndex() };
	return [{ json: { to, messageKey: key, alreadySent: true }, pairedItem }];
}

/** Says how many messages were not sent because of their keys. */
export function skippedByKey(ended: EndedItem[]): string[] {
	const outputs = ended.flatMap((item) => item.outputs);
	const skipped = outputs.filter(
		({ alreadySent: isSent, messageKey }) => isSent === true && messageKey !== undefined,
	);
	if (skipped.length === 0) return [];
	// A raw response may be that to many messages.
	const isEachOne = outputs.every(({ to }) => to !== undefined);
	const count = isEachOne ? `${skipped.length} of ${outputs.length}` : skipped.length;
	return [
		`${count} messages were not sent: a message with the same "${LABEL}" was sent before, or may have been.`,
	];
}
