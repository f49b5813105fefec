import assert from 'node:assert/strict';
import { test } from 'node:test';
import { useTestEnvironment } from '../context.mts';
import { readExamples, withCredential } from '../n8n/seed-workflows.mts';

const { session, sandbox, storeCredential } = useTestEnvironment();

/** These continue only with a person or a model; `agent-example`, `approval-examples`, `office-examples` and `school-example` test them. */
const interactive = [
	'SMSB2B: a notice to parents after approval',
	'SMSB2B: an AI agent that asks before it spends',
	'SMSB2B: an AI agent that texts',
	'SMSB2B: school absences',
	'SMSB2B: two-factor login',
];

for (const example of await readExamples()) {
	if (interactive.includes(example.name)) continue;
	test(`example "${example.name}" can be imported and run`, async () => {
		(await session.run(withCredential(example, await storeCredential()))).succeeded();
		assert.ok((await sandbox.statistics()).total > 0, 'it called SMSB2B');
	});
}
