import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readExamples, withCredential } from '../furnish.mts';
import { createAndRun } from '../n8n/workflows.mts';
import { useLaboratory } from './context.mts';

const { session, sandbox, storeCredential } = useLaboratory();

for (const example of await readExamples()) {
	test(`example "${example.name}" can be imported and run`, async () => {
		const execution = await createAndRun(session, withCredential(example, await storeCredential()));
		assert.equal(execution.status, 'success');
		assert.ok((await sandbox.statistics()).total > 0, 'it called SMSB2B');
	});
}
