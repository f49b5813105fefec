/** The words for the states of a message (reference, sms/send `callback`; numbers: API v1), and how it may write them. */
const STATES: Readonly<Record<string, string>> = {
	s: 'sent',
	d: 'delivered',
	f: 'failed',
	1: 'sent',
	2: 'delivered',
	3: 'failed',
	sent: 'sent',
	delivered: 'delivered',
	failed: 'failed',
};

/** The code of a state as outputs have it: in lower case, so that it can be compared; an unknown one is passed through untouched. */
export function statusCodeOf(code: string): string {
	const known = code.trim().toLowerCase();
	return Object.hasOwn(STATES, known) ? known : code;
}

/** The word for the state of a message, however it is capitalized; an unknown one is passed through untouched. */
export function statusOf(code: string): string {
	const known = statusCodeOf(code);
	return Object.hasOwn(STATES, known) ? STATES[known] : code;
}

/** Whether a state will not change any more. One that is not known may be one on the way, such as in a queue. */
export function isFinalStatus(state: string): boolean {
	return state === 'delivered' || state === 'failed';
}

/** What a trigger can wait for. */
export type DeliveryEvent = 'delivered' | 'failed';

/**
 * The event that a state is; none while the message is on its way. SMSB2B's own code takes every state other than
 * delivered for a failure, so a state that is not known is one too.
 */
export function eventOf(state: string): DeliveryEvent | undefined {
	if (state === 'sent') return undefined;
	return state === 'delivered' ? 'delivered' : 'failed';
}
