import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { IDataObject } from 'n8n-workflow';
import { linkIn, post } from '../n8n/answers.mts';
import { smsb2b, workflowOf } from '../n8n/workflow-builder.mts';
import { useOwnN8n } from './own-n8n.mts';

const { session, sandbox, credential, restart } = await useOwnN8n();

for (const end of ['stop', 'kill'] as const) {
	test(`after a restart of n8n (${end}) the link shows the page, and the answer counts`, async () => {
		await sandbox.reset();
		const step = smsb2b('Ask', credential, 'sms.sendAndWait', {
			...{ to: '6900000001', message: '={{ "How many, " + $json.name + "?" }}' },
			responseType: 'freeText',
		});
		const workflow = workflowOf('Asks', [{ name: 'Άννα' }], step);
		const stored = await session.runUntilWaiting(workflow);
		const message = await sandbox.onlyMessage();
		const link = linkIn(message);
		await restart(end, async () => {
			await assert.rejects(fetch(link));
		});
		assert.match(await (await fetch(link)).text(), /How many, Άννα\?/);
		assert.equal((await session.executionsOf(stored))[0].status, 'waiting');
		assert.equal((await post(link, { text: 'Two' })).status, 200);
		const [{ data, smsId }] = (await session.onlyExecution(stored)).output('Ask');
		assert.equal((data as IDataObject).text, 'Two');
		assert.equal(smsId, String(message.id));
		assert.equal((await sandbox.messages()).length, 1);
	});
}
