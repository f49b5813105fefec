import { isRecent } from './elapsed';

/** One line a minute, for each node and reason, tells as much as a thousand. */
const MILLISECONDS_BETWEEN_LINES = 60_000;
const MOST_REMEMBERED = 1_000;
const lastLines = new Map<string, number>();

/** Whether a line of n8n's log is due that calls from anyone can cause, and remembers that it was written. */
export function isDue(line: string): boolean {
	if (isRecent(lastLines.get(line) ?? 0, MILLISECONDS_BETWEEN_LINES)) return false;
	if (lastLines.size >= MOST_REMEMBERED) lastLines.clear();
	lastLines.set(line, Date.now());
	return true;
}
