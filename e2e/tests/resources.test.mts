import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readExamples, withCredential } from '../n8n/seed-workflows.mts';
import { nodeOutput } from '../n8n/executions.mts';
import { createAndRun } from '../n8n/workflows.mts';
import { useTestEnvironment } from '../context.mts';

const { session, sandbox, storeCredential } = useTestEnvironment();

for (const example of await readExamples('resources')) {
	test(`${example.name}: every step gives what it is there for`, async () => {
		await sandbox.changeSettings({ reportDelay: 0 });
		const execution = await createAndRun(session, withCredential(example, await storeCredential()));
		assert.equal(execution.status, 'success');
		for (const { name, type } of example.nodes) {
			if (!type.startsWith('n8n-nodes-smsb2b.')) continue;
			const items = nodeOutput(execution, name);
			assert.ok(items.length > 0, `"${name}" gave nothing`);
			for (const { json } of items) assert.equal(json.error, undefined);
		}
	});
}
