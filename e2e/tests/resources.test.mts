import assert from 'node:assert/strict';
import { test } from 'node:test';
import { useTestEnvironment } from '../context.mts';
import { readExamples, withCredential } from '../n8n/seed-workflows.mts';

const { session, sandbox, storeCredential } = useTestEnvironment();

for (const example of await readExamples('resources')) {
	test(`${example.name}: every step gives items and none an error`, async () => {
		await sandbox.changeSettings({ reportDelay: 0 });
		const workflow = withCredential(example, await storeCredential());
		const execution = (await session.run(workflow)).succeeded();
		for (const { name, type } of example.nodes) {
			if (!type.startsWith('n8n-nodes-smsb2b.')) continue;
			const items = execution.output(name);
			assert.ok(items.length > 0, `"${name}" gave nothing`);
			for (const { error } of items) assert.equal(error, undefined);
		}
	});
}
