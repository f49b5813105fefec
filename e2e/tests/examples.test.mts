import assert from 'node:assert/strict';
import { test } from 'node:test';
import { useTestEnvironment } from '../context.mts';
import { readExamples, withCredential } from '../n8n/seed-workflows.mts';

const { session, sandbox, storeCredential } = useTestEnvironment();
const credential = await storeCredential();

/** These continue only with a person or a model; `agent-tools` and the tests of examples by their kind test them. */
const interactive = [
	'SMSB2B: a notice to parents after approval',
	'SMSB2B: a notice to a class',
	'SMSB2B: a notice with "I have seen it"',
	'SMSB2B: an AI agent that asks before it spends',
	'SMSB2B: an AI agent that texts',
	'SMSB2B: an appointment',
	'SMSB2B: appointment reminders from a file',
	'SMSB2B: phone verification for an app',
	'SMSB2B: school absences',
	'SMSB2B: two-factor login',
];

for (const example of await readExamples()) {
	if (interactive.includes(example.name)) continue;
	test(`example "${example.name}" can be imported and run`, async () => {
		(await session.run(withCredential(example, credential))).succeeded();
		assert.ok((await sandbox.statistics()).total > 0, 'it called SMSB2B');
	});
}

for (const example of await readExamples('resources')) {
	test(`${example.name}: every step gives items and none an error`, async () => {
		await sandbox.changeSettings({ reportDelay: 0 });
		const workflow = withCredential(example, credential);
		const execution = (await session.run(workflow)).succeeded();
		for (const { name, type } of example.nodes) {
			if (!type.startsWith('n8n-nodes-smsb2b.')) continue;
			const items = execution.output(name);
			assert.ok(items.length > 0, `"${name}" gave nothing`);
			for (const { error } of items) assert.equal(error, undefined);
		}
	});
}
