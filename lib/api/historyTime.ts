import { readTime } from '../dates/readDate';

/** The time zone in which the history is written, as far as is known. */
const HISTORY_ZONE = 'Europe/Athens';

/** A time of the history in milliseconds since 1970; NaN when it is none. */
export function millisecondsOf(timestamp: unknown): number {
	const time = readTime(timestamp, HISTORY_ZONE);
	return typeof time === 'string' ? NaN : time.toMillis();
}

/**
 * A time as the history writes it, `YYYY-MM-DD HH:MM:SS`, so that the two can be compared as texts. A time that names
 * no time zone is one of the history already.
 *
 * @throws Error when it is no time
 */
export function asInHistory(time: string): string {
	const read = readTime(time, HISTORY_ZONE);
	if (typeof read === 'string') throw new Error(`Not a valid time: ${time}`);
	return read.setZone(HISTORY_ZONE).toFormat('yyyy-MM-dd HH:mm:ss');
}
