import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { IDataObject } from 'n8n-workflow';
import pMap from 'p-map';
import { linkIn, post } from '../n8n/answers.mts';
import { mobiles } from '../n8n/delivery-steps.mts';
import { edit, smsb2b, startNode, workflowOf } from '../n8n/workflow-builder.mts';
import { useQueue } from './context.mts';
import { executionsStartedBy } from './workers.mts';

const { session, sandbox, places, replaceWorkers, storeCredential } = useQueue();
const credential = await storeCredential();
const lookBack = edit('Look back', `{ number: $('${startNode}').item.json.mobile, ...$json }`);

test('10 answers through the webhook process let their executions continue in a worker that did not start them', async () => {
	const parents = mobiles(10, 6_900_500_000);
	const step = smsb2b('Ask', credential, 'sms.sendAndWait', {
		...{ to: '={{ $json.mobile }}', message: '={{ "For " + $json.mobile + "?" }}' },
	});
	const workflows = await pMap(
		parents,
		async (item) => await session.runUntilWaiting(workflowOf('Asks', [item], step, lookBack)),
		{ concurrency: 5 },
	);
	const successor = await replaceWorkers();
	const answers = await pMap(await sandbox.messages(), async (message) => {
		const link = linkIn(message);
		assert.ok(link.startsWith(`${places.publicUrl}/webhook-waiting/`));
		const number = message.to.slice(2);
		assert.ok((await (await fetch(link)).text()).includes(`For ${number}?`));
		const answer = Number(number) % 2 === 0 ? 'approve' : 'decline';
		const response = await post(link, { answer });
		assert.match(await response.text(), /we received your answer\./);
		return [number, answer === 'approve'];
	});
	assert.equal(answers.length, parents.length);

	const executions = await pMap(
		workflows,
		async (workflow) => await session.onlyExecution(workflow),
	);
	const outcomes = executions.map((execution) => {
		const [{ number, data }] = execution.output(lookBack.name);
		return [number, (data as IDataObject).approved];
	});
	assert.deepEqual(outcomes.toSorted(), answers.toSorted());
	assert.equal((await sandbox.messages()).length, parents.length);
	const continued = (await executionsStartedBy(successor)).toSorted();
	assert.deepEqual(continued, executions.map(({ id }) => id).toSorted());
});

test('when the wait times out, the execution continues without an answer', async () => {
	const limitWaitTime = { values: { resumeAmount: 0.1, resumeUnit: 'minutes' } };
	const step = smsb2b('Ask', credential, 'sms.sendAndWait', {
		...{ to: '6900500000', message: 'Well?', options: { limitWaitTime } },
	});
	const workflow = await session.runUntilWaiting(workflowOf('Asks', [{ approved: true }], step));
	const [execution] = await session.untilExecuted(workflow, 1, 150);
	const [{ data, approved }] = execution.output('Ask');
	assert.equal((data as IDataObject).timedOut, true);
	assert.equal(approved, undefined);
	assert.equal((await sandbox.messages()).length, 1);
});
