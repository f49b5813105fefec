import { readTime } from '../time';

/** The time zone in which the history is written, as far as is known. */
const HISTORY_ZONE = 'Europe/Athens';

/** A time of the history in milliseconds since 1970; NaN when it is none. */
export function millisecondsOf(timestamp: unknown): number {
	try {
		return readTime(timestamp, HISTORY_ZONE).toMillis();
	} catch {
		return NaN;
	}
}

/**
 * A time as the history writes it, `YYYY-MM-DD HH:MM:SS`, so that the two can be compared as texts. A time that names
 * no time zone is one of the history already.
 *
 * @throws Error when it is no time
 */
export function asInHistory(time: string): string {
	const inZone = readTime(time.trim(), HISTORY_ZONE).setZone(HISTORY_ZONE);
	return inZone.toFormat('yyyy-MM-dd HH:mm:ss');
}
