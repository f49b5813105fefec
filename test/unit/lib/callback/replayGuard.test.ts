import { type CallResponse, ReplayGuard as Guard } from '../../../../lib/callback/replayGuard';

const delivered = { smsId: '1', status: 'delivered', statusCode: 'd' };
const failed = { smsId: '1', status: 'failed', statusCode: 'f' };
const sent = { smsId: '1', status: 'sent', statusCode: 's' };

const stored: CallResponse = { statusCode: 200, writableEnded: true };
const failing: CallResponse = { statusCode: 500, writableEnded: true };

/** A guard whose calls are stored at once, unless another response is given. */
class ReplayGuard extends Guard {
	override check(
		...[signature, report, response = stored]: [
			...[string, Parameters<Guard['check']>[1]],
			CallResponse?,
		]
	) {
		return super.check(signature, report, response);
	}
}

describe('the memory of used signatures', () => {
	it('knows a report again', () => {
		const used = new ReplayGuard();
		expect(used.check('a', delivered)).toBe('new');
		expect(used.check('a', delivered)).toBe('known');
		expect(used.check('b', delivered)).toBe('new');
	});

	it('refuses a signature that spoke for another message', () => {
		const used = new ReplayGuard();
		used.check('a', delivered);
		expect(used.check('a', { ...delivered, smsId: '2' })).toEqual({ rejected: 'otherMessage' });
	});

	it('lets a message change its state until the last one', () => {
		const used = new ReplayGuard();
		expect(used.check('a', sent)).toBe('new');
		expect(used.check('a', failed)).toBe('new');
		expect(used.check('a', failed)).toBe('known');
	});

	it('passes over what comes after the last state, late or made up', () => {
		const used = new ReplayGuard();
		used.check('a', failed);
		used.check('b', delivered);
		expect(used.check('a', delivered)).toBe('known');
		expect(used.check('b', sent)).toBe('known');
	});

	it('does not let one signature start any number of executions', () => {
		const used = new ReplayGuard();
		const admitted = Array.from({ length: 100 }, (_, n) =>
			used.check('a', { smsId: '1', status: `x${n}`, statusCode: `x${n}` }),
		);
		expect(admitted.filter((result) => result === 'new')).toHaveLength(4);
	});

	it('takes a report again whose execution did not start', () => {
		const used = new ReplayGuard();
		used.check('a', delivered, failing);
		expect(used.check('a', { ...delivered, smsId: '2' })).toEqual({ rejected: 'otherMessage' });
		expect(used.check('a', delivered)).toBe('new');
		expect(used.check('a', delivered)).toBe('known');
	});

	it('has a report come again while it is not known whether the execution starts', () => {
		const used = new ReplayGuard();
		const response = { statusCode: 200, writableEnded: false };
		const underWay = { rejected: 'underWay' };
		expect(used.check('a', delivered, response)).toBe('new');
		for (const report of [delivered, sent, failed])
			expect(used.check('a', report)).toEqual(underWay);
		response.statusCode = 500;
		expect(used.check('a', delivered)).toEqual(underWay);
		response.writableEnded = true;
		expect(used.check('a', delivered)).toBe('new');
	});

	it('takes another state while one is stored that is not the last', () => {
		const used = new ReplayGuard();
		const response = { statusCode: 200, writableEnded: false };
		expect(used.check('a', sent, response)).toBe('new');
		expect(used.check('a', delivered)).toBe('new');
		expect(used.check('a', delivered)).toBe('known');
	});

	it('lets go of a response once it has ended', () => {
		const used = new ReplayGuard();
		const response = { statusCode: 200, writableEnded: true };
		used.check('a', delivered, response);
		used.settle('a');
		used.settle('never seen');
		response.statusCode = 500;
		expect(used.check('a', delivered)).toBe('known');
	});

	it('lets go of the responses to callers that hung up, as other reports come', () => {
		const used = new ReplayGuard();
		const responses = [1, 2, 3].map(() => ({ statusCode: 200, writableEnded: false }));
		responses.forEach((response, at) => used.check(`hung up ${at}`, delivered, response));
		for (const response of responses) response.writableEnded = true;
		for (const signature of ['a', 'b', 'c']) used.check(signature, delivered);
		for (const response of responses) response.statusCode = 500;
		responses.forEach((_response, at) =>
			expect(used.check(`hung up ${at}`, delivered)).toBe('known'),
		);
	});

	it('forgets the oldest when it is full', () => {
		const used = new ReplayGuard(2);
		['a', 'b', 'c'].forEach((signature) => used.check(signature, delivered));
		expect(used.check('c', delivered)).toBe('known');
		expect(used.check('b', delivered)).toBe('known');
		expect(used.check('a', delivered)).toBe('new');
	});
});
