/**
 * Whether a moment lies less than some milliseconds back. One in the future does not: the clock was put back since, and
 * what was to last for seconds would last for as long as that.
 *
 * @param moment in milliseconds since 1970
 */
export function isRecent(moment: number, milliseconds: number): boolean {
	const elapsed = Date.now() - moment;
	return elapsed >= 0 && elapsed < milliseconds;
}
