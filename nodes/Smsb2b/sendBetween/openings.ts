import type { DateTime } from '../../../lib/dates/readDate';

/** Hours within which messages may go out, by the clock on the wall. */
export interface Hours {
	/** Minutes since midnight. */
	from: number;
	/** Minutes since midnight, exclusive. Before `from` it is a time of the next day. */
	to: number;
	/** The days on which the hours begin, 1 (Monday) to 7. */
	days: number[];
}

/** Today's opening may be over, and there be none until this day of the next week. */
const NEXT_DAYS = [0, 1, 2, 3, 4, 5, 6, 7];

/**
 * Whether it is within the hours, by the clock on the wall: of an hour that the clocks skip nothing is, and of one that
 * they repeat everything is twice.
 */
export function isOpen(time: DateTime, { from, to, days }: Hours): boolean {
	const minute = minuteOf(time);
	const isOvernight = from > to;
	if (minute >= from && (isOvernight || minute < to)) return days.includes(time.weekday);
	return isOvernight && minute < to && days.includes(dayBefore(time.weekday));
}

/** When it is next within the hours, from a time on that is not. */
export function nextOpening(time: DateTime, hours: Hours): DateTime {
	const steady = openingBySteadyClock(time, hours);
	if (steady.offset === time.offset) return steady;
	const change = changeOfClocks(time, steady);
	return isOpen(change, hours) ? change : openingBySteadyClock(change, hours);
}

/** The next opening if the clocks do not change until then. */
function openingBySteadyClock(time: DateTime, hours: Hours): DateTime {
	const today = time.setZone(time.toFormat("'UTC'ZZ")).startOf('day');
	const start = today.set({ hour: Math.floor(hours.from / 60), minute: hours.from % 60 });
	const opening = NEXT_DAYS.map((days) => start.plus({ days })).find(
		(found) => found > time && hours.days.includes(found.weekday),
	);
	if (!opening) throw new RangeError('n8n does not know the time zone of the workflow');
	return opening.setZone(time.zone);
}

/** The minute of a change between two times, of which the second is after it. */
function changeOfClocks(time: DateTime, later: DateTime): DateTime {
	let [before, after] = [time.startOf('minute'), later.startOf('minute')];
	for (;;) {
		const minutes = Math.floor(after.diff(before).as('minutes') / 2);
		if (minutes === 0) return after;
		const middle = before.plus({ minutes });
		if (middle.offset === time.offset) before = middle;
		else after = middle;
	}
}

function minuteOf({ hour, minute }: DateTime): number {
	return hour * 60 + minute;
}

function dayBefore(weekday: number): number {
	return weekday === 1 ? 7 : weekday - 1;
}
