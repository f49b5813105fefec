import { readTime } from '../dates/readDate';
import { trimmed } from '../values/single';

/** The time zone in which the history is written, as far as is known (wire facts). */
export const DEFAULT_HISTORY_ZONE = 'Europe/Athens';

/** The time zone that the credential names for the history, such as Europe/Athens or UTC+2; undefined where it is none. */
export function historyZoneOf(written: unknown): string | undefined {
	const zone = trimmed(written) || DEFAULT_HISTORY_ZONE;
	return typeof readTime('2026-01-01 12:00', zone) === 'object' ? zone : undefined;
}

/** A time of the history in milliseconds since 1970; NaN when it is none. */
export function millisecondsOf(timestamp: unknown, zone: string): number {
	const time = readTime(timestamp, zone);
	return typeof time === 'string' ? NaN : time.toMillis();
}

/**
 * A time as the history writes it, `YYYY-MM-DD HH:MM:SS`, so that the two can be compared as texts. A time that names
 * no time zone is one of the history already.
 *
 * @throws Error when it is no time
 */
export function asInHistory(time: string, zone: string): string {
	const read = readTime(time, zone);
	if (typeof read === 'string') throw new Error(`Not a valid time: ${time}`);
	return read.setZone(zone).toFormat('yyyy-MM-dd HH:mm:ss');
}
