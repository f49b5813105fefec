import { tryToParseDateTime } from 'n8n-workflow';

export type DateTime = ReturnType<typeof tryToParseDateTime>;

/** Begins as ISO 8601 and SQL do. */
const YEAR_FIRST = /^\d{4}-\d{2}-\d{2}/;

/** A time with a zone behind it, as in RFC 2822 and as JavaScript writes dates: 08:00:00 GMT+0200. */
const WITH_ZONE = /\d:\d{2}.*(?:Z|GMT|UTC|[ECMP][SD]T|[+-]\d{2}:?\d{2})/i;

/**
 * Reads a time; one that names no time zone is in the zone given. n8n reads those that are written otherwise than
 * year first, such as Dec 24, 2026 8:00, in the zone of the server, and converts them.
 *
 * @throws Error when it is no time
 */
export function readTime(value: unknown, zone: string): DateTime {
	const parsed = tryToParseDateTime(value, zone);
	const written = String(value).trim();
	if (YEAR_FIRST.test(written) || WITH_ZONE.test(written)) return parsed;
	return parsed.setZone('system').setZone(zone, { keepLocalTime: true });
}
