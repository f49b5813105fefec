import assert from 'node:assert/strict';
import { test } from 'node:test';
import { useLaboratory } from './context.mts';

const { outsideCalls } = useLaboratory();

test('n8n has called nobody outside this machine', async () => {
	assert.deepEqual(await outsideCalls(), []);
});
