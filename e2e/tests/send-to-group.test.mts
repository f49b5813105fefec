import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { INodeTypeDescription } from 'n8n-workflow';
import { useTestEnvironment } from '../context.mts';
import { smsb2b, workflowOf, type StepSettings } from '../n8n/workflow-builder.mts';

const { session, sandbox, storeCredential } = useTestEnvironment();
const credential = await storeCredential();

/** A group with all contacts of the demo account, which are this many more than it begins with. */
async function groupOf(count: number): Promise<string> {
	await sandbox.addContacts('demo', count);
	const { groupId } = await sandbox.callApi('group/add', { name: 'Everyone' });
	const added = await sandbox.contacts('demo');
	for (const { id } of added)
		await sandbox.callApi('group/addContact', { groupId: String(groupId), contactId: String(id) });
	return String(groupId);
}

function sends(groupId: string, text: string, settings: StepSettings = {}) {
	const group = { __rl: true, mode: 'id', value: groupId };
	const parameters = { groupId: group, text };
	const step = smsb2b('SMS', credential, 'sms.sendToGroup', parameters, settings);
	return workflowOf('Sends to a group', [{}], step);
}

const settings = [
	{},
	{ onError: 'continueRegularOutput' },
	{ onError: 'continueErrorOutput' },
] as const satisfies StepSettings[];

for (const own of settings) {
	test(`a lost response is said, and no try sends twice: ${JSON.stringify(own)}`, async () => {
		const groupId = await groupOf(200);
		await sandbox.addFault({ kind: 'breakAfter', path: 'sms/send', skip: 50 });
		const retry = { retryOnFail: true, maxTries: 3, waitBetweenTries: 100 };
		const first = await session.run(sends(groupId, 'Γεια {mobile}', { ...own, ...retry }), 120);
		const results = first.succeeded().items('SMS');
		assert.equal(results.length, 203);
		const recipients = await sandbox.recipients();
		assert.equal(new Set(recipients).size, recipients.length);
		const unknown = results.filter(({ json }) => json.outcomeKnown === false);
		assert.equal(unknown.length, 1);
		assert.match(String(unknown[0].json.reason), /may or may not have been sent/);
		const accepted = results.filter(({ json }) => json.accepted === true);
		assert.equal(accepted.length, recipients.length - 1);
		assert.ok(recipients.length < 100, 'it stopped after the lost response');
	});
}

test('the button Retry sends to the group that is left, and nothing twice', async () => {
	const groupId = await groupOf(5);
	await sandbox.addFault({ kind: 'refuse', code: 105, path: 'sms/bulk' });
	const first = await session.run(sends(groupId, 'Γεια'));
	assert.match(first.failure.message, /not have enough credits \(item 1\)/);
	const second = (await session.retry(first.id)).succeeded();
	assert.equal(second.items('SMS').length, 8);
	assert.match((await session.retry(first.id)).failure.message, /Another Retry/);
	assert.equal((await sandbox.recipients()).length, 8);
});

test('a group without contacts and an unknown placeholder are errors by label', async () => {
	const { groupId } = await sandbox.callApi('group/add', { name: 'Nobody' });
	const empty = await session.run(sends(String(groupId), 'Γεια'));
	assert.match(empty.failure.message, /^The group in "Group" has no contacts/);
	const unknown = await session.run(sends(String(groupId), 'Γεια {onoma}'));
	assert.match(unknown.failure.message, /^"Text" has an unknown placeholder: \{onoma\}/);
	assert.deepEqual(await sandbox.recipients(), []);
});

test("n8n serves the hints for its AI builder, and the node's output fields are those that are selected", async () => {
	const nodeInfos = [{ name: 'n8n-nodes-smsb2b.smsb2b', version: 1 }];
	const [served] = await session.post<INodeTypeDescription[]>('node-types', { nodeInfos });
	assert.match(String(served.builderHint?.searchHint), /"sendToGroup" for the contacts/);
	const parameters = {
		returnAll: true,
		options: { output: 'selectedFields', outputFields: 'contactId, mobile' },
	};
	const step = smsb2b('Contacts', credential, 'contact.getAll', parameters);
	const execution = (await session.run(workflowOf('Selects', [{}], step))).succeeded();
	for (const contact of execution.output('Contacts'))
		assert.deepEqual(Object.keys(contact), ['contactId', 'mobile']);
});
