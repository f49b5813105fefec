/** Why a call to a callback URL is not taken for a delivery report, and what it is answered. */
export const REFUSALS = {
	oversized: { status: 413, text: 'The call is longer than a delivery report.' },
	repeated: { status: 400, text: 'A parameter occurs more than once.' },
	malformed: { status: 400, text: 'A parameter has a name or a value that none can have.' },
	incomplete: { status: 400, text: 'The id or the status of a message is missing.' },
	unsigned: { status: 403, text: 'The call is not signed.' },
	altered: { status: 403, text: 'The signature does not fit the call.' },
	expired: { status: 403, text: 'The signature has expired.' },
	otherRecipient: { status: 403, text: 'The signature belongs to another recipient.' },
	otherMessage: { status: 403, text: 'The signature was used for another message.' },
	over: { status: 403, text: 'The last state of the message was reported before.' },
} as const satisfies Readonly<Record<string, { status: number; text: string }>>;

/** The name of a row of {@link REFUSALS}. */
export type RefusalReason = keyof typeof REFUSALS;

/** Stands in the place of a result that a call was refused. */
export interface Refusal {
	refused: RefusalReason;
}

/** Whether a result is a refusal. */
export function isRefusal(result: object): result is Refusal {
	return 'refused' in result;
}
