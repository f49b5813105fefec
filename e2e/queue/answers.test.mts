import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { IDataObject } from 'n8n-workflow';
import pMap from 'p-map';
import { linkIn, post, startAndPark } from '../n8n/answers.mts';
import type { StoredCredential } from '../n8n/credentials.mts';
import { untilExecuted } from '../n8n/delivery-workflows.mts';
import { nodeOutput } from '../n8n/executions.mts';
import { edit, smsb2b, startNode, workflowOf } from '../n8n/workflow-builder.mts';
import { useQueue } from './context.mts';
import { executionsBegunBy, startWorkers } from './workers.mts';

const { session, sandbox, places, workers, storeCredential } = useQueue();
const lookBack = edit('Look back', `{ number: $('${startNode}').item.json.mobile, ...$json }`);
let credential: StoredCredential;

before(async () => {
	credential = await storeCredential();
});

test('10 answers through the webhook process let their executions continue in a worker that did not begin them', async () => {
	const mobiles = Array.from({ length: 10 }, (_, index) => String(6_900_500_000 + index));
	const step = smsb2b('Ask', credential, {
		...{ resource: 'sms', operation: 'sendAndWait' },
		...{ to: '={{ $json.mobile }}', message: '={{ "For " + $json.mobile + "?" }}' },
	});
	const workflows = await pMap(
		mobiles,
		async (mobile) => await startAndPark(session, workflowOf('Asks', [{ mobile }], step, lookBack)),
		{ concurrency: 5 },
	);
	const [successor] = await startWorkers(places, 1);
	await Promise.all(workers.splice(0).map(async (worker) => await worker.stop()));
	workers.push(successor);
	const answers = await pMap(await sandbox.messages(), async (message) => {
		const link = linkIn(message);
		assert.ok(link.startsWith(`${places.publicUrl}/webhook-waiting/`));
		const page = await (await fetch(link)).text();
		assert.match(page, new RegExp(`For ${message.to.slice(2)}\\?`));
		const answer = Number(message.to) % 2 === 0 ? 'approve' : 'decline';
		const response = await post(link, { answer });
		assert.match(await response.text(), /your answer was received\./);
		return [message.to.slice(2), answer === 'approve'];
	});
	assert.equal(answers.length, mobiles.length);

	const executions = await pMap(workflows, async (workflow) => {
		const [execution, ...more] = await untilExecuted(session, workflow, 1);
		assert.equal(more.length, 0);
		assert.equal(execution.status, 'success', execution.data.resultData.error?.message);
		return execution;
	});
	const outcomes = executions.map((execution) => {
		const [{ json }] = nodeOutput(execution, lookBack.name);
		return [json.number, (json.data as IDataObject).approved];
	});
	assert.deepEqual(outcomes.toSorted(), answers.toSorted());
	assert.equal((await sandbox.messages()).length, mobiles.length);
	assert.deepEqual(
		(await executionsBegunBy(successor)).toSorted(),
		executions.map(({ id }) => id).toSorted(),
	);
});

test('when the time is over, the execution continues with nobody’s answer', async () => {
	const limitWaitTime = { values: { resumeAmount: 0.1, resumeUnit: 'minutes' } };
	const step = smsb2b('Ask', credential, {
		...{ resource: 'sms', operation: 'sendAndWait', to: '6900500000', message: 'Well?' },
		options: { limitWaitTime },
	});
	const workflow = await startAndPark(session, workflowOf('Asks', [{ approved: true }], step));
	const [execution] = await untilExecuted(session, workflow, 1, 150);
	const [{ json }] = nodeOutput(execution, 'Ask');
	assert.equal((json.data as IDataObject).timedOut, true);
	assert.equal(json.approved, undefined);
	assert.equal((await sandbox.messages()).length, 1);
});
