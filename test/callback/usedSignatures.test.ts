import { UsedSignatures } from '../../lib/callback';

const delivered = { smsId: '1', status: 'delivered', statusCode: 'd' };
const failed = { smsId: '1', status: 'failed', statusCode: 'f' };
const sent = { smsId: '1', status: 'sent', statusCode: 's' };

describe('the memory of used signatures', () => {
	it('knows a report again', () => {
		const used = new UsedSignatures();
		expect(used.admit('a', delivered)).toBe('new');
		expect(used.admit('a', delivered)).toBe('known');
		expect(used.admit('b', delivered)).toBe('new');
	});

	it('refuses a signature that spoke for another message', () => {
		const used = new UsedSignatures();
		used.admit('a', delivered);
		expect(used.admit('a', { ...delivered, smsId: '2' })).toEqual({ refused: 'otherMessage' });
	});

	it('lets a message change its state until the last one', () => {
		const used = new UsedSignatures();
		expect(used.admit('a', sent)).toBe('new');
		expect(used.admit('a', failed)).toBe('new');
		expect(used.admit('a', failed)).toBe('known');
	});

	it('passes over what comes after the last state, late or made up', () => {
		const used = new UsedSignatures();
		used.admit('a', failed);
		used.admit('b', delivered);
		expect(used.admit('a', delivered)).toBe('known');
		expect(used.admit('b', sent)).toBe('known');
	});

	it('does not let one signature start any number of executions', () => {
		const used = new UsedSignatures();
		const admitted = Array.from({ length: 100 }, (_, n) =>
			used.admit('a', { smsId: '1', status: `x${n}`, statusCode: `x${n}` }),
		);
		expect(admitted.filter((result) => result === 'new')).toHaveLength(4);
	});

	it('takes a report again whose execution did not start', () => {
		const used = new UsedSignatures();
		used.admit('a', delivered);
		used.forget('a', 'd');
		used.forget('never seen', 'd');
		expect(used.admit('a', delivered)).toBe('new');
		expect(used.admit('a', { ...delivered, smsId: '2' })).toEqual({ refused: 'otherMessage' });
	});

	it('forgets the oldest when it is full', () => {
		const used = new UsedSignatures(2);
		['a', 'b', 'c'].forEach((signature) => used.admit(signature, delivered));
		expect(used.admit('c', delivered)).toBe('known');
		expect(used.admit('b', delivered)).toBe('known');
		expect(used.admit('a', delivered)).toBe('new');
	});
});
