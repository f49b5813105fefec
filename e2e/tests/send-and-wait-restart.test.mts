import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { IDataObject } from 'n8n-workflow';
import { linkIn, post, startAndPark } from '../n8n/answers.mts';
import { executionsOf, untilExecuted } from '../n8n/delivery-workflows.mts';
import { nodeOutput } from '../n8n/executions.mts';
import { smsb2b, workflowOf } from '../n8n/workflow-builder.mts';
import { useOwnN8n } from './own-n8n.mts';

const own = useOwnN8n();

for (const end of ['stop', 'kill'] as const) {
	test(`after a restart of n8n (${end}) the link shows the page, and the answer counts`, async () => {
		const { session, sandbox, credential } = own;
		await sandbox.reset();
		const step = smsb2b('Ask', credential, {
			...{ resource: 'sms', operation: 'sendAndWait', responseType: 'freeText' },
			...{ to: '6900000001', message: '={{ "How many, " + $json.name + "?" }}' },
		});
		const stored = await startAndPark(session, workflowOf('Asks', [{ name: 'Άννα' }], step));
		const [message] = await sandbox.messages();
		const link = linkIn(message);
		await own.restart(end, async () => {
			await assert.rejects(fetch(link));
		});
		assert.match(await (await fetch(link)).text(), /How many, Άννα\?/);
		assert.equal((await executionsOf(session, stored))[0].status, 'waiting');
		assert.equal((await post(link, { text: 'Two' })).status, 200);
		const [execution] = await untilExecuted(session, stored, 1);
		assert.equal(execution.status, 'success', execution.data.resultData.error?.message);
		const [{ json }] = nodeOutput(execution, 'Ask');
		assert.equal((json.data as IDataObject).text, 'Two');
		assert.equal(json.smsId, String(message.id));
		assert.equal((await sandbox.messages()).length, 1);
	});
}
