import assert from 'node:assert/strict';
import { test } from 'node:test';
import { useTestEnvironment } from '../context.mts';

const { outsideCalls } = useTestEnvironment();

test('n8n has called no one outside this machine', async () => {
	// The fault matrix asks for a name that cannot exist: no one is called by it (RFC 2606, section 2).
	const called = (await outsideCalls()).filter((host) => !host.endsWith('.invalid'));
	assert.deepEqual(called, []);
});
