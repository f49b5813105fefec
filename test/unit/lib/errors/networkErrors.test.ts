import { networkErrorOf } from '../../../../lib/errors/networkErrors';

function failure(code: string, syscall?: string): Error {
	const cause = Object.assign(new Error('said by Node.js'), { code, syscall });
	return new Error('said by n8n', { cause });
}

test.each([
	['ECONNREFUSED', 'connect', true],
	['ENOTFOUND', 'getaddrinfo', true],
	['EHOSTUNREACH', 'connect', true],
	['ENETUNREACH', 'connect', true],
	['EHOSTUNREACH', 'read', false],
	['ENETUNREACH', 'write', false],
	['ETIMEDOUT', 'connect', false],
	['ECONNRESET', 'read', false],
	['ESOMETHING', undefined, false],
])('%s at %s: it is certain that nothing was sent: %s', (code, syscall, neverSent) => {
	expect(networkErrorOf(failure(code, syscall)).neverSent).toBe(neverSent);
});

test.each([
	[['connect', 'connect'], true],
	[['connect', 'read'], false],
	[[], false],
])(
	'of several addresses, tried by %j: it is certain that nothing was sent: %s',
	(tried, neverSent) => {
		const attempts = tried.map((syscall) =>
			Object.assign(new Error(), { code: 'ENETUNREACH', syscall }),
		);
		const all = Object.assign(new AggregateError(attempts), { code: 'ENETUNREACH' });
		expect(networkErrorOf(new Error('said by n8n', { cause: all })).neverSent).toBe(neverSent);
	},
);
