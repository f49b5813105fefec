import assert from 'node:assert/strict';
import { test } from 'node:test';
import { call, control, sandbox, until } from './support/sandbox.mts';

const TO = { to: '6971234567' };

function sent() {
	const message = sandbox.messages.all().at(-1);
	assert.ok(message?.code);
	return { ...message, code: message.code };
}

test('the code stands in the text, and is right; another is not', async () => {
	const { authId, authStatus } = await call('2fa/send', {
		...TO,
		text: 'Pass %%CODE%%!',
		wait: '0',
	});
	const { code, text } = sent();
	assert.match(code, /^\d{4}$/);
	assert.equal(text, `Pass ${code}!`);
	assert.equal(authStatus, 's');
	const check = (code: string) => call('2fa/check', { authId: String(authId), code });
	assert.deepEqual(await check(code), {
		status: '1',
		auth: 'ok',
		remarks: 'Success: Authenticated',
		error: '0',
	});
	const wrong = code === '0000' ? '1111' : '0000';
	assert.deepEqual(await check(wrong), {
		status: '1',
		auth: 'nok',
		remarks: 'Error: Not authenticated',
		error: '0',
	});
	assert.equal((await check('abcd')).auth, 'nok');
});

test('without a text there is one, and a text without the mark goes out as it is', async () => {
	await call('2fa/send', { ...TO, wait: '0' });
	assert.equal(sent().text, `Your code is ${sent().code}`);
	await call('2fa/send', { ...TO, wait: '0', text: 'No code here' });
	assert.equal(sent().text, 'No code here');
});

test('the call waits for the report, by default and at most as long as it is told', async () => {
	sandbox.settings.reportDelay = 40;
	assert.equal((await call('2fa/send', TO)).authStatus, 'd');
	assert.equal((await call('2fa/send', { to: '6971234599' })).authStatus, 'f');
	sandbox.settings.reportDelay = null;
	const started = Date.now();
	assert.equal((await call('2fa/send', { ...TO, wait: '1' })).authStatus, 's');
	assert.ok(Date.now() - started >= 990);
});

test('with a callback it does not wait, and the callback gets the authId', async () => {
	const callback = 'http://127.0.0.1:1/';
	const { authId, authStatus } = await call('2fa/send', { ...TO, wait: '60', callback });
	assert.equal(authStatus, 's');
	await control('POST', `messages/${authId}/report`, { status: 'd' });
	await until(() => sandbox.callbacks.calls.length === 1);
	assert.match(sandbox.callbacks.calls[0]?.url ?? '', new RegExp(`msgid=${authId}&status=d`));
});
