import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import {
	linksSent,
	loopOver,
	post,
	previewers,
	startAndPark,
	untilWaiting,
} from '../n8n/answers.mts';
import type { StoredCredential } from '../n8n/credentials.mts';
import { executionsOf, untilExecuted } from '../n8n/delivery-workflows.mts';
import { nodeOutput, type Execution } from '../n8n/executions.mts';
import { connect, edit, smsb2b, startNode, workflowOf } from '../n8n/workflow-builder.mts';
import { createAndRun, type StoredWorkflow } from '../n8n/workflows.mts';
import { useTestEnvironment } from '../context.mts';

const { session, sandbox, storeCredential } = useTestEnvironment();
let credential: StoredCredential;

before(async () => {
	credential = await storeCredential();
});

const lookBack = edit('Look back', `{ asked: $('${startNode}').item.json.name, ...$json }`);
/** The input holds what an answer would hold, and must not be taken for one. */
const head = { name: 'Άννα', mobile: '6900000001', approved: true, data: { approved: true } };

function ask(parameters: INodeParameters = {}) {
	return smsb2b('Ask', credential, {
		resource: 'sms',
		operation: 'sendAndWait',
		to: '={{ $json.mobile }}',
		message: '={{ "Excursion, " + $json.name + "?" }}',
		...parameters,
	});
}

function workflow(parameters: INodeParameters = {}, items: IDataObject[] = [head]) {
	return workflowOf('Asks and waits', items, ask(parameters), lookBack);
}

/** What the step after the answer got. */
function outcome(execution: Execution): IDataObject {
	assert.equal(execution.status, 'success', execution.data.resultData.error?.message);
	const [{ json }, ...more] = nodeOutput(execution, 'Look back');
	assert.equal(more.length, 0);
	return json;
}

async function assertWaiting(stored: StoredWorkflow): Promise<void> {
	const executions = await executionsOf(session, stored);
	assert.deepEqual(
		executions.map(({ status }) => status),
		['waiting'],
	);
}

for (const [answer, approved] of [
	['approve', true],
	['decline', false],
] as const) {
	test(`an approval continues when somebody has chosen to ${answer}`, async () => {
		const stored = await startAndPark(session, workflow());
		const [link] = await linksSent(sandbox, 1);
		const response = await post(link, { answer });
		assert.equal(response.status, 200);
		assert.match(await response.text(), /<h1>Thank you, your answer was received\.<\/h1>/);
		const [execution] = await untilExecuted(session, stored, 1);
		const { data, smsId, ...others } = outcome(execution);
		const { respondedAt, ...rest } = data as IDataObject;
		assert.deepEqual(rest, { approved });
		assert.ok(Math.abs(Date.parse(String(respondedAt)) - Date.now()) < 30_000);
		const [message] = await sandbox.messages();
		assert.equal(smsId, String(message.id));
		const { cost, parts } = message;
		assert.deepEqual(others, {
			...{ asked: head.name, to: head.mobile, encoding: 'unicode' },
			...{ cost, parts },
		});
		const run = JSON.stringify(execution.data.resultData.runData);
		assert.ok(!run.includes(new URL(link).searchParams.get('signature')!), 'no link in the data');
	});
}

test('a free text continues as it was written, by SMS and by Viber', async () => {
	const text = '<b>Ναι</b>, {{ 1 + 1 }}\n"αύριο" & $json';
	for (const channel of [{}, { resource: 'viber', from: '1001' }]) {
		await sandbox.reset();
		const stored = await startAndPark(session, workflow({ responseType: 'freeText', ...channel }));
		const [link] = await linksSent(sandbox, 1);
		assert.equal((await post(link, { text })).status, 200);
		const [execution] = await untilExecuted(session, stored, 1);
		assert.equal((outcome(execution).data as IDataObject).text, text);
	}
});

test('previews, GET with an answer and HEAD start nothing', async () => {
	const stored = await startAndPark(session, workflow());
	const [link] = await linksSent(sandbox, 1);
	const withAnswer = `${link}&answer=approve&approved=true`;
	for (const [name, agent] of Object.entries(previewers)) {
		for (const method of ['GET', 'HEAD']) {
			const { status } = await fetch(link, { method, headers: { 'user-agent': agent } });
			assert.equal(status, 200, `${method} by ${name}`);
		}
		await fetch(withAnswer, { headers: { 'user-agent': agent } });
	}
	for (const method of ['PUT', 'PATCH', 'DELETE', 'OPTIONS'])
		await fetch(link, { method, body: undefined });
	await assertWaiting(stored);
	await post(link, { answer: 'approve' });
	assert.deepEqual(
		(await untilExecuted(session, stored, 1)).map(({ status }) => status),
		['success'],
	);
});

test('forged links, links that a messenger added to, and posts of another website start nothing', async () => {
	const stored = await startAndPark(session, workflow());
	const [link] = await linksSent(sandbox, 1);
	const changed = (change: (url: URL) => void) => {
		const url = new URL(link);
		change(url);
		return url.href;
	};
	const forged: Record<string, string> = {
		'no signature': changed(({ searchParams }) => searchParams.delete('signature')),
		'a guessed signature': changed(({ searchParams }) =>
			searchParams.set('signature', 'a'.repeat(64)),
		),
		'another nonce': changed(({ searchParams }) => searchParams.set('n', 'AAAAAAAA')),
		'no nonce': changed(({ searchParams }) => searchParams.delete('n')),
		'a click identifier': changed(({ searchParams }) => searchParams.set('fbclid', 'x')),
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
	const [execution] = await untilExecuted(session, stored, 1);
	assert.equal((outcome(execution).data as IDataObject).approved, false);
});

test('a used link starts nothing', async () => {
	const stored = await startAndPark(session, workflow());
	const [link] = await linksSent(sandbox, 1);
	await post(link, { answer: 'approve' });
	await untilExecuted(session, stored, 1);
	assert.match(await (await fetch(link)).text(), /no action required/i);
	await post(link, { answer: 'decline' });
	const [execution] = await untilExecuted(session, stored, 1);
	assert.equal((outcome(execution).data as IDataObject).approved, true);
	assert.equal((await sandbox.messages()).length, 1);
});

test('of twenty taps at once one counts', async () => {
	const stored = await startAndPark(session, workflow());
	const [link] = await linksSent(sandbox, 1);
	const answers = ['approve', 'decline'];
	const taps = Array.from({ length: 20 }, async (_, tap) => {
		const answer = answers[tap % 2];
		const response = await post(link, { answer });
		return { answer, taken: (await response.text()).includes('your answer was received.') };
	});
	const taken = (await Promise.all(taps)).filter((tap) => tap.taken);
	assert.equal(taken.length, 1);
	const [execution, ...more] = await untilExecuted(session, stored, 1);
	assert.equal(more.length, 0);
	const { approved } = outcome(execution).data as IDataObject;
	assert.equal(approved, taken[0].answer === 'approve');
	assert.equal(execution.data.resultData.runData['Look back'].length, 1);
});

test('an answer of 70 kB and one of another form are not taken, and the link stays good', async () => {
	const stored = await startAndPark(session, workflow({ responseType: 'freeText' }));
	const [link] = await linksSent(sandbox, 1);
	const long = 'Λόγια '.repeat(12_000);
	const response = await post(link, { text: long });
	assert.equal(response.status, 422);
	const page = await response.text();
	assert.match(page, /at most 5000 characters/);
	assert.ok(page.includes(long.trim()), 'what was written is shown again');
	const bodies = ['[]', '"text"', '{"text":{"a":1}}', '{"text":["a"]}'];
	for (const body of bodies) {
		const headers = { 'content-type': 'application/json' };
		const { status } = await fetch(link, { method: 'POST', headers, body });
		assert.ok(status >= 400 && status < 500, `${status} for ${body}`);
	}
	await assertWaiting(stored);
	await post(link, { text: 'Yes' });
	const [execution] = await untilExecuted(session, stored, 1);
	assert.equal((outcome(execution).data as IDataObject).text, 'Yes');
});

test('in a loop the used link of one question does not answer the next', async () => {
	const items = [head, { name: 'Νίκος', mobile: '6900000002' }];
	const { definition, done } = loopOver('Asks each', items, ask());
	const stored = await startAndPark(session, definition);
	const [first] = await linksSent(sandbox, 1);
	await post(first, { answer: 'approve' });
	const [, second] = await linksSent(sandbox, 2);
	await untilWaiting(session, stored);
	const replayed = await post(first, { answer: 'approve' });
	assert.equal(replayed.status, 410);
	assert.match(await replayed.text(), /This link is no longer valid/);
	assert.equal((await fetch(first)).status, 410);
	await assertWaiting(stored);
	await post(second, { answer: 'decline' });
	const [execution] = await untilExecuted(session, stored, 1);
	assert.equal(execution.status, 'success', execution.data.resultData.error?.message);
	const answers = execution.data.resultData.runData[done].at(-1)?.data?.main[0] ?? [];
	assert.deepEqual(
		answers.map(({ json }) => [json.to, (json.data as IDataObject).approved]),
		[
			[items[0].mobile, true],
			[items[1].mobile, false],
		],
	);
});

test('two questions one after the other: each takes its own link only', async () => {
	const second = { ...ask({ to: '6900000002', message: 'And now?' }), name: 'Ask again' };
	const definition = workflowOf('Asks twice', [head], ask(), second);
	const stored = await startAndPark(session, definition);
	const [first] = await linksSent(sandbox, 1);
	await post(first, { answer: 'approve' });
	const [, next] = await linksSent(sandbox, 2);
	await untilWaiting(session, stored);
	await post(first, { answer: 'approve' });
	await assertWaiting(stored);
	await post(next, { answer: 'decline' });
	const [execution] = await untilExecuted(session, stored, 1);
	const [{ json }] = nodeOutput(execution, 'Ask again');
	assert.equal((json.data as IDataObject).approved, false);
});

test('each of two runs that are queued for the node at once is asked', async () => {
	const items = [head, { ...head, mobile: '6900000002' }];
	const definition = workflowOf('Asks both', items, {
		name: 'Either',
		type: 'n8n-nodes-base.if',
		typeVersion: 2.2,
		parameters: {
			conditions: {
				options: { caseSensitive: true, leftValue: '', typeValidation: 'strict', version: 2 },
				combinator: 'and',
				conditions: [
					{
						id: 'first',
						leftValue: '={{ $json.mobile }}',
						rightValue: items[0].mobile,
						operator: { type: 'string', operation: 'equals' },
					},
				],
			},
			options: {},
		},
	});
	definition.nodes.push({ ...ask(), id: 'ask', position: [440, 0] });
	for (const output of [0, 1]) connect(definition, 'Either', 'Ask', output);
	const stored = await startAndPark(session, definition);
	await post((await linksSent(sandbox, 1))[0], { answer: 'decline' });
	const [, second] = await linksSent(sandbox, 2);
	await untilWaiting(session, stored);
	await post(second, { answer: 'decline' });
	const [execution] = await untilExecuted(session, stored, 1);
	const outputs = execution.data.resultData.runData.Ask.map((run) => run.data?.main[0]?.[0].json);
	assert.deepEqual(
		outputs.map((json) => [json?.to, (json?.data as IDataObject).approved]).toSorted(),
		items.map(({ mobile }) => [mobile, false]),
	);
});

test('when the time is over, the execution continues with nobody’s answer, whatever the input held', async () => {
	const limitWaitTime = {
		values: { limitType: 'afterTimeInterval', resumeAmount: 0.1, resumeUnit: 'minutes' },
	};
	const stored = await startAndPark(session, workflow({ options: { limitWaitTime } }));
	const [link] = await linksSent(sandbox, 1);
	const [execution] = await untilExecuted(session, stored, 1, 150);
	const { data, name, approved } = outcome(execution);
	assert.deepEqual(data, {
		...{ approved: false, timedOut: true, chatInput: 'No answer within 0.1 minutes' },
	});
	assert.deepEqual({ name, approved }, { name: undefined, approved: undefined });
	await post(link, { answer: 'approve' });
	assert.equal((await executionsOf(session, stored)).length, 1);
	assert.equal((await sandbox.messages()).length, 1);
});

test('several items are refused before anything is sent; with Execute Once the first is asked', async () => {
	const items = [head, { name: 'Νίκος', mobile: '6900000002' }];
	const execution = await createAndRun(session, workflow({}, items));
	assert.equal(execution.status, 'error');
	const { error } = execution.data.resultData;
	assert.ok(error && 'description' in error);
	assert.match(error.message, /one item at a time and got 2/);
	assert.match(String(error.description), /Execute Once.*Loop Over Items.*Nothing was sent/s);
	assert.deepEqual(await sandbox.messages(), []);

	const once = workflow({}, items);
	for (const node of once.nodes) if (node.name === 'Ask') node.executeOnce = true;
	const stored = await startAndPark(session, once);
	const [link] = await linksSent(sandbox, 1);
	await post(link, { answer: 'approve' });
	const [continued] = await untilExecuted(session, stored, 1);
	assert.equal(outcome(continued).to, head.mobile);
});
