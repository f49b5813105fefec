import { numberingPlanOf } from '../../../../../lib/phone/numberingPlan';
import { keysOf, SendsUnderWay } from '../../../../../nodes/Smsb2b/sms/sendsUnderWay';

/** Accepts so many messages, with the IDs from `first` on. */
async function accept(sends: SendsUnderWay, first: number, count: number): Promise<void> {
	const keyOf = keysOf('demo', await numberingPlanOf('GR'));
	for (let id = first; id < first + count; id += 1) {
		const to = String(6_900_000_000 + id);
		sends.start({ account: 'demo', key: keyOf(to, 'Hello') }, {}).end('accepted', String(id));
	}
}

test('IDs of the last 10,000 messages are known, each with its account', async () => {
	const sends = new SendsUnderWay();
	await accept(sends, 1, 25_000);
	const ids = Array.from({ length: 10_000 }, (_, at) => String(15_001 + at));
	expect(ids.filter((id) => !sends.isKnown('demo', id))).toEqual([]);
	expect(sends.isKnown('other', '25000')).toBe(false);
});

test('IDs of long ago are forgotten, so that memory does not grow', async () => {
	const sends = new SendsUnderWay();
	await accept(sends, 1, 100_000);
	const known = Array.from({ length: 100_000 }, (_, at) => String(at + 1)).filter((id) =>
		sends.isKnown('demo', id),
	);
	expect(known.length).toBeLessThanOrEqual(20_000);
});

test('whoever asks twice to be told of each message is told once', () => {
	const sends = new SendsUnderWay();
	const onSendEnded = jest.fn();
	const listener = { onSendEnded };
	sends.addListener(listener);
	sends.addListener(listener);
	const send = sends.start({ account: 'demo', key: 'one' }, {});
	send.end('accepted', '1');
	expect(onSendEnded.mock.calls).toEqual([[send]]);
});

test('whoever waits for a message goes on when its outcome is known, also where it is known already', async () => {
	const sends = new SendsUnderWay();
	const send = sends.start({ account: 'demo', key: 'one' }, {});
	const [other] = sends.underWayElsewhere({ account: 'demo', key: 'one' }, {});
	const seen: Array<string | undefined> = [];
	const waiting = [other.ended(), other.ended()].map(async (ended) => {
		await ended;
		seen.push(other.outcome);
	});
	await Promise.resolve();
	expect(seen).toEqual([]);
	send.end('unknown');
	await Promise.all([...waiting, other.ended()]);
	expect(seen).toEqual(['unknown', 'unknown']);
});

test('an unknown outcome counts for 15 minutes', () => {
	jest.useFakeTimers({ now: 0 });
	const sends = new SendsUnderWay();
	const message = { account: 'demo', key: 'one' };
	sends.start(message, {}).end('unknown');
	jest.setSystemTime(14 * 60_000);
	expect(sends.countOf(sends.start(message, {}))).toBe(2);
	jest.setSystemTime(16 * 60_000);
	expect(sends.countOf(sends.start(message, {}))).toBe(2);
	jest.useRealTimers();
});
