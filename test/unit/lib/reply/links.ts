import { makeLink, readLink } from '../../../../lib/reply';

export const secret = 'a secret of at least thirty-two characters';
export const production = 'https://n8n.example.com/webhook/notice';
export const sentAt = Date.UTC(2026, 10, 27, 8);

const DAY = 24 * 60 * 60_000;

/** The link for a reference. */
export function linkTo(reference: string, replyUrl = production): string {
	const made = makeLink(replyUrl, { reference, sentAt }, { secret });
	if (!('url' in made)) throw new Error(made.message);
	return made.url;
}

/** Why no link is made. */
export function unusable(replyUrl: string, reference = 'pupil-123456') {
	const made = makeLink(replyUrl, { reference, sentAt }, { secret });
	return 'url' in made ? undefined : made;
}

/** What a link says some days after it was sent, at a trigger whose links are good for thirty. */
export function read(link: string, { by = secret, days = 0 } = {}) {
	return readLink(link, { secret: by, days: 30, now: sentAt + days * DAY });
}
