import assert from 'node:assert/strict';
import { test } from 'node:test';
import pMap from 'p-map';
import { allOutput } from '../n8n/execution.mts';
import { postAnswer, referencesOf, replies, replyTrigger, sendLinks } from '../n8n/replies.mts';
import { untilRegistered } from '../n8n/session.mts';
import { triggered } from '../n8n/workflow-builder.mts';
import { useOwnN8n } from './own-n8n.mts';

/** As docs/replies.md advises for many answers at a time. */
const environment = { N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE: 'true' };
const { session, sandbox, credential } = await useOwnN8n(environment);
const burst = 1_000;

test(`of ${burst} answers in a burst none is lost and none is doubled`, async (t) => {
	const url = `${session.url}/webhook/burst`;
	const workflow = await session.createWorkflow(
		triggered('Answers', replyTrigger(credential, 'burst')),
	);
	await session.activate(workflow);
	await untilRegistered(url);
	const references = referencesOf(burst);
	const links = await sendLinks({ session, sandbox }, credential, url, references);
	assert.deepEqual([...links.keys()].toSorted(), references.toSorted());

	const start = performance.now();
	const seconds = () => ((performance.now() - start) / 1000).toFixed(1);
	await pMap(
		links.values(),
		async (link) => assert.equal((await postAnswer(link, 'seen')).status, 200),
		{ concurrency: 20 },
	);
	t.diagnostic(`all were answered after ${seconds()} s`);
	const executions = await session.untilExecuted(workflow, burst, 240);
	t.diagnostic(`all executions had ended after ${seconds()} s`);
	const received = allOutput(executions, replies).map(({ reference }) => String(reference));
	assert.deepEqual(received.toSorted(), references.toSorted());
});
