import type { IExecuteFunctions } from 'n8n-workflow';

/** Beyond it, Node.js takes a timer for one of a millisecond. */
const LONGEST_TIMEOUT = 2 ** 31 - 1;

/** A time-out as timers take it: whole milliseconds, and 24 days at most. */
export function asTimeout(milliseconds: number): number {
	return Math.min(Math.ceil(milliseconds), LONGEST_TIMEOUT);
}

/**
 * Gives a call its time and not more. n8n's own time-out counts silence only: a response that comes a byte at a time
 * would never end. n8n asks whoever calls for the signal that ends the call, and gets one that also knows the time.
 *
 * @param execution the run; when the user stops it, the call ends as well
 * @param call makes the call as that caller; the signal is for what it does itself
 * @param milliseconds until the whole response has to be there
 * @throws an error with the code ETIMEDOUT when it is not
 */
export async function withTimeout<T>(
	execution: IExecuteFunctions,
	milliseconds: number,
	call: (caller: IExecuteFunctions, signal: AbortSignal) => Promise<T>,
): Promise<T> {
	const deadline = AbortSignal.timeout(milliseconds);
	const stop = execution.getExecutionCancelSignal();
	const signal = stop ? AbortSignal.any([stop, deadline]) : deadline;
	const caller: IExecuteFunctions = Object.create(execution, {
		getExecutionCancelSignal: { value: () => signal },
	});
	return await call(caller, signal).catch((cause: unknown) => {
		throw deadline.aborted ? timedOut(milliseconds, cause) : cause;
	});
}

function timedOut(milliseconds: number, cause: unknown): Error {
	const error = new Error(`no complete response within ${milliseconds} ms`, { cause });
	return Object.assign(error, { code: 'ETIMEDOUT' });
}
