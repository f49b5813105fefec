/** Why a call to a callback URL is not taken for a delivery report, and the response to it. */
export const REJECTIONS = {
	oversized: { status: 413, text: 'The request is longer than a delivery report.' },
	contradictory: { status: 400, text: 'A parameter occurs more than once, with different values.' },
	malformed: { status: 400, text: 'The id or the status of the message has an invalid value.' },
	incomplete: { status: 400, text: 'The id or the status of the message is missing.' },
	unsigned: { status: 403, text: 'The request is not signed.' },
	unknownFormat: { status: 403, text: 'The signature has an unknown format.' },
	altered: { status: 403, text: 'The signature does not match.' },
	expired: { status: 403, text: 'The signature has expired.' },
	otherRecipient: { status: 403, text: 'The signature belongs to another recipient.' },
	otherMessage: { status: 403, text: 'The signature was already used for another message.' },
	underWay: { status: 503, text: 'The same report is being stored at the moment.' },
	unreadable: { status: 503, text: 'The signature cannot be checked at the moment.' },
} as const satisfies Readonly<Record<string, { status: number; text: string }>>;

/** The name of a row of {@link REJECTIONS}. */
export type RejectionReason = keyof typeof REJECTIONS;

/** Stands in the place of the result of a call that was rejected. */
export interface Rejection {
	rejected: RejectionReason;
}

/** Whether a result is a rejection. */
export function isRejection(result: object): result is Rejection {
	return 'rejected' in result;
}
