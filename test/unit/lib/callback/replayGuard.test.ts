import { ReplayGuard } from '../../../../lib/callback';

const delivered = { smsId: '1', status: 'delivered', statusCode: 'd' };
const failed = { smsId: '1', status: 'failed', statusCode: 'f' };
const sent = { smsId: '1', status: 'sent', statusCode: 's' };

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
		used.check('a', delivered);
		used.forget('a', 'd');
		used.forget('never seen', 'd');
		expect(used.check('a', delivered)).toBe('new');
		expect(used.check('a', { ...delivered, smsId: '2' })).toEqual({ rejected: 'otherMessage' });
	});

	it('forgets the oldest when it is full', () => {
		const used = new ReplayGuard(2);
		['a', 'b', 'c'].forEach((signature) => used.check(signature, delivered));
		expect(used.check('c', delivered)).toBe('known');
		expect(used.check('b', delivered)).toBe('known');
		expect(used.check('a', delivered)).toBe('new');
	});
});
