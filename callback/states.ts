/** The words for the states of a message (reference, sms/send `callback`; numbers: API v1). */
const STATES: Readonly<Record<string, string>> = {
	s: 'sent',
	d: 'delivered',
	f: 'failed',
	1: 'sent',
	2: 'delivered',
	3: 'failed',
};

/** The word for the state of a message; an unknown one is passed through untouched. */
export function stateOf(code: string): string {
	return Object.hasOwn(STATES, code) ? STATES[code] : code;
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
