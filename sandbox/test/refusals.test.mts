import assert from 'node:assert/strict';
import { test } from 'node:test';
import { REFUSALS } from '../answer/refusal.mts';
import { CAUSES } from './support/causes.mts';
import { CONTRACT, FORCED_CODES } from './support/contract.mts';
import { call, callText, control, sandbox } from './support/sandbox.mts';

test('every code of every endpoint is provoked here', () => {
	for (const [path, codes] of Object.entries(CONTRACT)) {
		const provoked = new Set((CAUSES[path] ?? []).map(([code]) => code));
		assert.deepEqual([...provoked].sort(), [...codes].sort(), path);
	}
});

test('the 53 codes of the reference have a text each, beside the refusal without a code', () => {
	const documented = new Set([101, ...Object.values(CONTRACT).flat()]);
	assert.equal(documented.size, 53);
	assert.deepEqual(Object.keys(REFUSALS).map(Number), [
		0,
		...[...documented].sort((a, b) => a - b),
	]);
});

for (const [path, causes] of Object.entries(CAUSES)) {
	for (const [code, parameters, prepare] of causes) {
		test(`${path} refuses with ${code}: ${JSON.stringify(parameters).slice(0, 60)}`, async () => {
			await prepare?.();
			if (FORCED_CODES.has(code)) sandbox.faults.add({ kind: 'refuse', code, count: 2 });
			const before = snapshot();
			const answer = await call(path, parameters);
			assert.equal(answer.error, String(code), JSON.stringify(answer));
			assert.equal(answer.status, '0');
			assert.equal(answer.remarks, `Error: ${REFUSALS[code as keyof typeof REFUSALS]}`);
			assert.deepEqual(snapshot(), before, 'a refused call must change nothing');
			assert.equal(await callText(path, { ...parameters, type: 'v2' }), answer.remarks);
		});
	}
}

for (const path of Object.keys(CONTRACT).filter((path) => path !== 'mobile/check')) {
	test(`${path} refuses a wrong key, and an address outside the whitelist, with 101`, async () => {
		assert.equal((await call(path, { key: 'wrong' })).error, '101');
		await control('PATCH', 'accounts/demo', { whitelist: ['192.0.2.1'] });
		assert.equal((await call(path)).error, '101');
	});
}

test('a user without email or password is refused without a code', async () => {
	const answer = await call('user/add', { email: 'none', password: '' });
	assert.deepEqual(answer, { status: '0', remarks: 'Failed', error: '0' });
});

/** Everything that a refused call could have changed. */
function snapshot() {
	return sandbox.accounts.all().map((account) => ({
		properties: { ...account.properties },
		contacts: structuredClone([...account.book.contacts.values()]),
		groups: structuredClone([...account.book.groups.values()]),
		viberSenders: structuredClone([...account.viberSenders.values()]),
		purchases: account.purchases.length,
		comments: account.comments.size,
		messages: sandbox.messages.of(account).length,
	}));
}
