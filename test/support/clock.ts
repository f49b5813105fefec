/** The time at which the clock stands still in tests of what depends on it. */
export const NOW = new Date('2026-11-22T12:00:00Z');

/** The same time in Athens, as SMSB2B writes times. */
export const NOW_IN_ATHENS = '2026-11-22 14:00:00';

/** Does something at another time, in milliseconds since 1970. */
export async function at<T>(time: number, work: () => Promise<T>): Promise<T> {
	const clock = jest.spyOn(Date, 'now').mockImplementation(() => time);
	try {
		return await work();
	} finally {
		clock.mockRestore();
	}
}

/** Lets the clock stand still for the tests of a file, while timers go on. */
export function stopClock(): void {
	beforeAll(() => {
		jest.useFakeTimers({
			now: NOW,
			doNotFake: [
				...(['nextTick', 'queueMicrotask', 'performance', 'hrtime'] as const),
				...(['setImmediate', 'clearImmediate'] as const),
				...(['setInterval', 'clearInterval', 'setTimeout', 'clearTimeout'] as const),
			],
		});
	});
	afterAll(() => {
		jest.useRealTimers();
	});
}
