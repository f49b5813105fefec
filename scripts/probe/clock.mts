import type { ProbeCall } from './calls.mts';
import { parsed } from './reader.mts';
import { request, type Account } from './request.mts';

const HISTORY: ProbeCall = {
	path: 'history/single/list',
	resource: 'history',
	operation: 'getAllSingle',
};

/**
 * How far the clock of the history is from UTC, by the message that was sent last; nothing more is told of it. Right
 * after a message was sent, this is the time zone in which the history is written.
 */
export async function historyClock(account: Account): Promise<string> {
	const received = await request(account, HISTORY, 'json');
	if ('failure' in received) return 'time zone of the history: not known, no response';
	const text = received.body.toString();
	const times = parsed(received.body, received.contentType, 'json')
		? [...text.matchAll(/"(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)"/g)].map(([, day, time]) =>
				Date.parse(`${day}T${time}Z`),
			)
		: [];
	if (times.length === 0) return 'time zone of the history: not known, no times in it';
	const hours = (Math.max(...times) - Date.now()) / 3_600_000;
	const sign = hours < 0 ? '-' : '+';
	return `time zone of the history: the newest message is at UTC ${sign}${Math.abs(hours).toFixed(2)} hours`;
}
