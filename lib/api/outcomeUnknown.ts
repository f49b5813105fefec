import type { Effect } from './context';

const sent = (where: string) =>
	`The message may or may not have been sent, and was not sent again. Look it up ${where} before you resend it.`;

const OUTCOME_UNKNOWN: Readonly<Record<Effect, string>> = {
	reads: '',
	consumes:
		'SMSB2B returns each status change only once, so these may be lost: look them up with History: Get Many Single Messages.',
	changes: 'The change may or may not have been made. Check before you try again.',
	sends: sent('with History: Get Many Single Messages'),
	sendsToMany: sent('with History: Get Many Bulk Messages'),
	// The reference names a history of SMS only; it has no codes.
	sendsWithoutHistory: sent('in your SMSB2B account'),
};

/** What is said first where it is unknown whether a request was executed; empty where it does not matter. */
export function outcomeUnknown(effect: Effect): string {
	return OUTCOME_UNKNOWN[effect];
}
