import {
	ExecutionCancelledError,
	type IDataObject,
	type IPollFunctions,
	type IRun,
} from 'n8n-workflow';

/** Changes with which n8n could not start an execution, by node. */
const pending = new Map<string, IDataObject[]>();

/**
 * Starts an execution with changes that SMSB2B will not report again.
 *
 * **Guaranteed**, while n8n's process lives: none is lost and none is handed over twice. Changes with which n8n cannot start an
 * execution, because its database is locked or full, are handed over with the next poll. They are not dropped either
 * when the workflow is published, unpublished or n8n asked to end in the midst of a poll: n8n discards what a poll
 * returns then, which is why the execution is started from here.
 *
 * **Lost**, when the process dies, is what it had received and n8n had not stored as an execution yet: some milliseconds of each
 * poll. n8n's static data cannot shorten them: it is saved when the execution starts, not before. And because it is not
 * saved when nothing came, the last changes would still be in it after each restart, and be handed over twice. The history
 * (History: Get Many Single) has the states of all messages.
 */
export function emitChanges(context: IPollFunctions, changes: IDataObject[]): void {
	const node = [context.getWorkflow().id, context.getNode().id].join('/');
	const due = [...(pending.get(node) ?? []), ...changes];
	pending.delete(node);
	if (due.length === 0) return;

	const keep = () => {
		pending.set(node, [...due, ...(pending.get(node) ?? [])]);
		context.logger.warn(
			'n8n could not start an execution with changed message statuses; they will be passed on with the next poll',
			{ node: context.getNode().name, changes: due.length },
		);
	};
	const execution = context.helpers.createDeferredPromise<IRun | undefined>();
	execution.promise.catch((reason: unknown) => {
		if (!wasStarted(reason)) keep();
	});
	let isTaken = false;
	try {
		context.__emit([context.helpers.returnJsonArray(due)], undefined, execution);
		isTaken = true;
	} finally {
		if (!isTaken) keep();
	}
}

/**
 * Whether n8n has stored the execution, although it did not come to its end: it was stopped, or was over before n8n
 * waited for its end.
 */
function wasStarted(reason: unknown): boolean {
	if (reason instanceof ExecutionCancelledError) return true;
	return reason instanceof Error && reason.constructor.name === 'ExecutionNotFoundError';
}
