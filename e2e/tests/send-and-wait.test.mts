import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { useTestEnvironment } from '../context.mts';
import { linksSent, post, previewers } from '../n8n/answers.mts';
import type { Execution } from '../n8n/execution.mts';
import type { StoredWorkflow, WorkflowDefinition } from '../n8n/session.mts';
import {
	addNode,
	connect,
	coreNode,
	edit,
	loopOver,
	smsb2b,
	startNode,
	workflowOf,
} from '../n8n/workflow-builder.mts';

const { session, sandbox, storeCredential } = useTestEnvironment();
const credential = await storeCredential();

const lookBack = edit('Look back', `{ asked: $('${startNode}').item.json.name, ...$json }`);
/** The input holds what an answer would hold, and must not be treated as one. */
const head = { name: 'Άννα', mobile: '6900000001', approved: true, data: { approved: true } };
const two = [head, { name: 'Νίκος', mobile: '6900000002' }];

function ask(parameters: INodeParameters = {}, name = 'Ask') {
	const message = '={{ "Excursion, " + $json.name + "?" }}';
	const usual = { to: '={{ $json.mobile }}', message };
	return smsb2b(name, credential, 'sms.sendAndWait', { ...usual, ...parameters });
}

function workflow(parameters: INodeParameters = {}, items: IDataObject[] = [head]) {
	return workflowOf('Asks and waits', items, ask(parameters), lookBack);
}

/** Starts a workflow that asks, and gives the link that was sent. */
async function asked(definition: WorkflowDefinition = workflow()) {
	const stored = await session.runUntilWaiting(definition);
	return { stored, link: (await linksSent(sandbox, 1))[0] };
}

/** What the step after the answer got. */
function outcome(execution: Execution): IDataObject & { data: IDataObject } {
	return execution.succeeded().onlyOutput('Look back') as IDataObject & { data: IDataObject };
}

const outcomeOf = async (stored: StoredWorkflow, seconds?: number) =>
	outcome(await session.onlyExecution(stored, seconds));

async function assertWaiting(stored: StoredWorkflow): Promise<void> {
	const executions = await session.executionsOf(stored);
	assert.deepEqual(
		executions.map(({ status }) => status),
		['waiting'],
	);
}

for (const [answer, approved] of [
	['approve', true],
	['decline', false],
] as const) {
	test(`an approval continues when a person has chosen to ${answer}`, async () => {
		const { stored, link } = await asked();
		const response = await post(link, { answer });
		assert.equal(response.status, 200);
		assert.match(await response.text(), /<h1>Thank you, we received your answer\.<\/h1>/);
		const execution = await session.onlyExecution(stored);
		const { data, smsId, ...others } = outcome(execution);
		const { respondedAt, ...rest } = data;
		assert.deepEqual(rest, { approved });
		assert.ok(Math.abs(Date.parse(String(respondedAt)) - Date.now()) < 30_000);
		const { id, cost, parts } = (await sandbox.messages())[0];
		assert.equal(smsId, String(id));
		const message = { to: head.mobile, encoding: 'unicode', cost, parts };
		assert.deepEqual(others, { asked: head.name, ...message });
		const run = JSON.stringify(execution.data.resultData.runData);
		assert.ok(!run.includes(new URL(link).searchParams.get('signature')!), 'no link in the data');
	});
}

test('a free text continues as it was written, by SMS and by Viber', async () => {
	const text = '<b>Ναι</b>, {{ 1 + 1 }}\n"αύριο" & $json';
	for (const channel of [{}, { resource: 'viber', from: '1001' }]) {
		await sandbox.reset();
		const { stored, link } = await asked(workflow({ responseType: 'freeText', ...channel }));
		assert.equal((await post(link, { text })).status, 200);
		assert.equal((await outcomeOf(stored)).data.text, text);
	}
});

test('previews, GET with an answer and HEAD start nothing', async () => {
	const { stored, link } = await asked();
	const withAnswer = `${link}&answer=approve&approved=true`;
	for (const [name, agent] of Object.entries(previewers)) {
		const headers = { 'user-agent': agent };
		for (const method of ['GET', 'HEAD'])
			assert.equal((await fetch(link, { method, headers })).status, 200, `${method} by ${name}`);
		await fetch(withAnswer, { headers });
	}
	for (const method of ['PUT', 'PATCH', 'DELETE', 'OPTIONS']) await fetch(link, { method });
	await assertWaiting(stored);
	await post(link, { answer: 'approve' });
	await session.onlyExecution(stored);
});

test('forged links, links that a messenger added to, and posts of another website start nothing', async () => {
	const { stored, link } = await asked();
	const changed = (change: (url: URL) => void) => {
		const url = new URL(link);
		change(url);
		return url.href;
	};
	const set = (name: string, value: string) =>
		changed(({ searchParams }) => searchParams.set(name, value));
	const without = (name: string) => changed(({ searchParams }) => searchParams.delete(name));
	const forged: Record<string, string> = {
		'no signature': without('signature'),
		'a guessed signature': set('signature', 'a'.repeat(64)),
		'another nonce': set('n', 'AAAAAAAA'),
		'no nonce': without('n'),
		'a click identifier': set('fbclid', 'x'),
		'another execution': link.replace(/webhook-waiting\/\d+/, 'webhook-waiting/99999'),
		'no node': changed((url) => (url.pathname = url.pathname.replace(/\/[^/]+$/, ''))),
	};
	for (const [what, url] of Object.entries(forged)) {
		const { status } = await post(url, { answer: 'approve' });
		assert.ok(status >= 400 && status < 500, `${what}: ${status}`);
		assert.ok((await fetch(url)).status >= 400, what);
	}
	const foreign = await post(link, { answer: 'approve' }, { 'sec-fetch-site': 'cross-site' });
	assert.equal(foreign.status, 403);
	await assertWaiting(stored);
	assert.equal((await post(link, { answer: 'decline' })).status, 200);
	assert.equal((await outcomeOf(stored)).data.approved, false);
});

test('a used link starts nothing', async () => {
	const { stored, link } = await asked();
	await post(link, { answer: 'approve' });
	await session.untilExecuted(stored, 1);
	assert.match(await (await fetch(link)).text(), /no action required/i);
	await post(link, { answer: 'decline' });
	assert.equal((await outcomeOf(stored)).data.approved, true);
	assert.equal((await sandbox.messages()).length, 1);
});

test('of twenty taps at once one counts', async () => {
	const { stored, link } = await asked();
	const taps = Array.from({ length: 20 }, async (_, tap) => {
		const answer = ['approve', 'decline'][tap % 2];
		const response = await post(link, { answer });
		return { answer, counts: (await response.text()).includes('we received your answer.') };
	});
	const counted = (await Promise.all(taps)).filter(({ counts }) => counts);
	assert.equal(counted.length, 1);
	const execution = await session.onlyExecution(stored);
	assert.equal(outcome(execution).data.approved, counted[0].answer === 'approve');
	assert.equal(execution.data.resultData.runData['Look back'].length, 1);
});

test('an answer of 70 kB and one of another form are not accepted, and the link stays good', async () => {
	const { stored, link } = await asked(workflow({ responseType: 'freeText' }));
	const long = 'Λόγια '.repeat(12_000);
	const response = await post(link, { text: long });
	assert.equal(response.status, 422);
	const page = await response.text();
	assert.match(page, /at most 5000 characters/);
	assert.ok(page.includes(long.trim()), 'what was written is shown again');
	const headers = { 'content-type': 'application/json' };
	for (const body of ['[]', '"text"', '{"text":{"a":1}}', '{"text":["a"]}']) {
		const { status } = await fetch(link, { method: 'POST', headers, body });
		assert.ok(status >= 400 && status < 500, `${status} for ${body}`);
	}
	await assertWaiting(stored);
	await post(link, { text: 'Yes' });
	assert.equal((await outcomeOf(stored)).data.text, 'Yes');
});

test('in a loop the used link of one question does not answer the next', async () => {
	const { definition, done } = loopOver('Asks each', two, ask());
	const { stored, link: first } = await asked(definition);
	await post(first, { answer: 'approve' });
	const [, second] = await linksSent(sandbox, 2);
	await session.untilWaiting(stored);
	const replayed = await post(first, { answer: 'approve' });
	assert.equal(replayed.status, 410);
	assert.match(await replayed.text(), /This link is no longer valid/);
	assert.equal((await fetch(first)).status, 410);
	await assertWaiting(stored);
	await post(second, { answer: 'decline' });
	const answers = (await session.onlyExecution(stored)).lastOutput(done);
	assert.deepEqual(
		answers.map(({ to, data }) => [to, (data as IDataObject).approved]),
		[
			[two[0].mobile, true],
			[two[1].mobile, false],
		],
	);
});

test('two questions one after the other: each takes its own link only', async () => {
	const again = ask({ to: '6900000002', message: 'And now?' }, 'Ask again');
	const { stored, link: first } = await asked(workflowOf('Asks twice', [head], ask(), again));
	await post(first, { answer: 'approve' });
	const [, next] = await linksSent(sandbox, 2);
	await session.untilWaiting(stored);
	await post(first, { answer: 'approve' });
	await assertWaiting(stored);
	await post(next, { answer: 'decline' });
	const [{ data }] = (await session.onlyExecution(stored)).output('Ask again');
	assert.equal((data as IDataObject).approved, false);
});

test('each of two runs that are queued for the node at once is asked', async () => {
	const items = [head, { ...head, mobile: '6900000002' }];
	const condition = {
		...{ id: 'first', leftValue: '={{ $json.mobile }}', rightValue: items[0].mobile },
		operator: { type: 'string', operation: 'equals' },
	};
	const options = { caseSensitive: true, leftValue: '', typeValidation: 'strict', version: 2 };
	const conditions = { options, combinator: 'and', conditions: [condition] };
	const either = coreNode('Either', 'if', 2.2, { conditions, options: {} });
	const definition = workflowOf('Asks both', items, either);
	addNode(definition, ask(), 'Either');
	connect(definition, 'Either', 'Ask', 1);
	const { stored, link } = await asked(definition);
	await post(link, { answer: 'decline' });
	const [, second] = await linksSent(sandbox, 2);
	await session.untilWaiting(stored);
	await post(second, { answer: 'decline' });
	const { runData } = (await session.onlyExecution(stored)).data.resultData;
	const outputs = runData.Ask.map((run) => run.data?.main[0]?.[0].json);
	assert.deepEqual(
		outputs.map((json) => [json?.to, (json?.data as IDataObject).approved]).toSorted(),
		items.map(({ mobile }) => [mobile, false]),
	);
});

test('when the wait times out, the execution continues without an answer, whatever the input held', async () => {
	const values = { limitType: 'afterTimeInterval', resumeAmount: 0.1, resumeUnit: 'minutes' };
	const { stored, link } = await asked(workflow({ options: { limitWaitTime: { values } } }));
	const { data, name, approved } = await outcomeOf(stored, 150);
	const chatInput = 'No answer within 0.1 minutes';
	assert.deepEqual(data, { approved: false, timedOut: true, chatInput });
	assert.deepEqual({ name, approved }, { name: undefined, approved: undefined });
	await post(link, { answer: 'approve' });
	assert.equal((await session.executionsOf(stored)).length, 1);
	assert.equal((await sandbox.messages()).length, 1);
});

test('several items are rejected before anything is sent; with Execute Once the first is asked', async () => {
	const { message, description } = (await session.run(workflow({}, two))).failure;
	assert.match(message, /one item at a time, but got 2/);
	assert.match(description, /Execute Once.*Loop Over Items.*Nothing was sent/s);
	assert.deepEqual(await sandbox.messages(), []);

	const once = workflow({}, two);
	for (const node of once.nodes) if (node.name === 'Ask') node.executeOnce = true;
	const { stored, link } = await asked(once);
	await post(link, { answer: 'approve' });
	assert.equal((await outcomeOf(stored)).to, head.mobile);
});
