import assert from 'node:assert/strict';
import { test } from 'node:test';
import pMap from 'p-map';
import { previewers } from '../n8n/answers.mts';
import { allOutput } from '../n8n/execution.mts';
import { postAnswer, referencesOf, replies, replyTrigger, sendLinks } from '../n8n/replies.mts';
import { untilRegistered } from '../n8n/session.mts';
import { triggered } from '../n8n/workflow-builder.mts';
import { useQueue } from './context.mts';
import { executionsStartedBy } from './workers.mts';

const { session, sandbox, workers, places, storeCredential } = useQueue();
const credential = await storeCredential();
const parents = 100;

test(`of ${parents} answers by reply links through the webhook process each starts one execution in a worker`, async () => {
	const url = `${places.publicUrl}/webhook/notice`;
	const workflow = await session.createWorkflow(
		triggered('Answers', replyTrigger(credential, 'notice')),
	);
	await session.activate(workflow);
	await untilRegistered(url);
	const references = referencesOf(parents);
	const links = await sendLinks({ session, sandbox }, credential, url, references);
	assert.deepEqual([...links.keys()].toSorted(), references.toSorted());

	for (const agent of Object.values(previewers)) {
		const [link] = links.values();
		assert.equal((await fetch(link, { headers: { 'user-agent': agent } })).status, 200);
	}
	await pMap(
		links.values(),
		async (link) => {
			assert.equal((await postAnswer(`${link}x`, 'seen')).status, 403);
			assert.equal((await postAnswer(`${link}&fbclid=IwAR0`, 'seen')).status, 200);
		},
		{ concurrency: 10 },
	);
	const executions = await session.untilExecuted(workflow, parents, 120);
	const received = allOutput(executions, replies).map(({ reference }) => String(reference));
	assert.deepEqual(received.toSorted(), references.toSorted());

	const started = (await pMap(workers, executionsStartedBy)).flat();
	for (const { id } of executions)
		assert.equal(started.filter((one) => one === id).length, 1, `execution ${id}`);
	await session.unpublish(workflow);
});
