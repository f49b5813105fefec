import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { readContext, useSandbox } from './context.mts';
import { withPassword } from './credential.mts';
import { chainOf, run } from './workflow.mts';

const sandbox = useSandbox();
const balance = { resource: 'account', operation: 'getBalance' };

describe(`n8n-core ${readContext().version}: the credential`, () => {
	test('with username and password fetches the key once and keeps it', async () => {
		const setup = { parameters: balance, credential: withPassword() };
		for (const round of [1, 2]) {
			const { after, failure } = await run(chainOf(setup), setup);
			assert.equal(failure?.message, undefined, `run ${round}`);
			assert.equal(after.length, 1);
		}
		const calls = await sandbox.requests('');
		assert.deepEqual(
			calls.map(({ method, path }) => `${method} ${path}`),
			['POST key/get', 'POST me/balance', 'POST me/balance'],
		);
	});
});
