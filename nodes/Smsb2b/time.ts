import { tryToParseDateTime } from 'n8n-workflow';

export type DateTime = ReturnType<typeof tryToParseDateTime>;

/** As ISO 8601 and SQL write it, without a time zone: what most times are. */
const YEAR_FIRST = /^\d{4}-\d{2}-\d{2}(?:[ T]\d{2}:\d{2}(?::\d{2})?)?$/;

/** Zones in which no time reads the same. */
const WEST = 'Etc/GMT+12';
const EAST = 'Etc/GMT-14';

/** A time zone behind a time, in the words that JavaScript knows: 08:00:00 GMT+0200. */
const NAMED_ZONE =
	/\d:\d{2}.*(?:\d\s?Z\b|GMT|UTC|[ECMP][SD]T)|\d:\d{2}(?::\d{2})?\s?[+-]\d{2}:?\d{2}/i;

/**
 * Reads a time; one that names no time zone is in the zone given. n8n reads some spellings, such as
 * Dec 24, 2026 8:00, in the zone of the server, and converts them.
 *
 * @throws Error when it is no time
 */
export function readTime(value: unknown, zone: string): DateTime {
	const parsed = tryToParseDateTime(value, zone);
	const written = String(value).trim();
	if (YEAR_FIRST.test(written) || !isOfServer(value, written)) return parsed;
	return parsed.setZone('system').setZone(zone, { keepLocalTime: true });
}

/** Whether n8n reads a time in the zone of the server: it neither follows the zone given nor names its own. */
function isOfServer(value: unknown, written: string): boolean {
	const inWest = tryToParseDateTime(value, WEST);
	if (inWest.toMillis() !== tryToParseDateTime(value, EAST).toMillis()) return false;
	return inWest.zoneName === WEST && !NAMED_ZONE.test(written);
}
