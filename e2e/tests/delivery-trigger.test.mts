import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { INodeParameters } from 'n8n-workflow';
import type { StoredCredential } from '../n8n/credentials.mts';
import { nodeOutput } from '../n8n/executions.mts';
import { workflowOf } from '../n8n/workflow-builder.mts';
import { createAndRun, createWorkflow, type StoredWorkflow } from '../n8n/workflows.mts';
import { until } from '../until.mts';
import { useTestEnvironment } from '../context.mts';
import {
	allItems,
	callbackUrl,
	executionsOf,
	listenForTest,
	publish,
	reports,
	reportTrigger,
	sendWithCallback,
	triggered,
	unpublish,
	untilExecuted,
	untilRegistered,
} from '../n8n/delivery-workflows.mts';

const { session, sandbox, storeCredential } = useTestEnvironment();
const published: StoredWorkflow[] = [];
let credential: StoredCredential;

before(async () => {
	credential = await storeCredential();
});
after(async () => {
	for (const workflow of published) await unpublish(session, workflow);
});

/** A published workflow that takes delivery reports, and its Production URL. */
async function listen(parameters: INodeParameters = {}) {
	const definition = triggered('Takes reports', reportTrigger(credential, parameters));
	const workflow = await createWorkflow(session, definition);
	published.push(workflow);
	return { workflow, url: await publish(session, workflow) };
}

/** Sends a message to each number, with a callback; gives their ids. */
async function send(
	callback: string,
	mobiles: string[],
	sender: StoredCredential = credential,
): Promise<string[]> {
	const step = sendWithCallback(sender, callback);
	const items = mobiles.map((mobile) => ({ mobile }));
	const execution = await createAndRun(session, workflowOf('Sends', items, step));
	return nodeOutput(execution, step.name).map(({ json }) => String(json.smsId));
}

/** The callback URL that SMSB2B called for the first message, report and all. */
async function calledUrl(): Promise<string> {
	return await until(async () => (await sandbox.reports())[0]?.url, 10);
}

test('the Production URL: a report starts an execution, and its signature stays out of the data', async () => {
	await sandbox.changeSettings({ reportDelay: 100 });
	const { workflow, url } = await listen();
	const callback = `${url}?order=7&name=${encodeURIComponent('Άννα & co')}`;
	const [smsId] = await send(callback, ['6900000001']);

	const executions = await untilExecuted(session, workflow, 1);
	const [report, ...more] = allItems(executions, reports);
	assert.equal(more.length, 0);
	assert.ok(Math.abs(Date.parse(String(report.receivedAt)) - Date.now()) < 60_000);
	assert.deepEqual(
		{ ...report, receivedAt: '' },
		{
			smsId,
			status: 'delivered',
			statusCode: 'd',
			to: '306900000001',
			cost: 1,
			mcc: '202',
			mnc: report.mnc,
			reference: 'for 6900000001',
			receivedAt: '',
			query: { order: '7', name: 'Άννα & co' },
		},
	);
	const sig = new URL(await calledUrl()).searchParams.get('sig');
	assert.ok(sig);
	assert.ok(!JSON.stringify(executions[0].data.resultData).includes(sig));
	assert.deepEqual(
		(await sandbox.reports()).map(({ httpStatus }) => httpStatus),
		[200],
	);
});

test('the Test URL: a report is shown while the editor listens, and not later', async () => {
	await sandbox.changeSettings({ reportDelay: null });
	const definition = triggered('Tries out', reportTrigger(credential));
	const workflow = await createWorkflow(session, definition);
	const url = callbackUrl(session, workflow, 'webhook-test');
	await listenForTest(session, workflow);
	await untilRegistered(url);
	// What is no report is refused, and the editor goes on listening.
	assert.equal((await fetch(`${url}?msgid=1&status=d`)).status, 403);

	const [smsId] = await send(url, ['6900000001']);
	await sandbox.report(smsId, 'd');
	const [report] = allItems(await untilExecuted(session, workflow, 1), reports);
	assert.equal(report.smsId, smsId);
	assert.equal((await executionsOf(session, workflow))[0].mode, 'manual');
	assert.equal((await fetch(await calledUrl())).status, 404);
});

test('only wanted events start the workflow', async () => {
	await sandbox.changeSettings({ reportDelay: 100 });
	const { workflow, url } = await listen({ events: ['failed'] });
	const [, failing] = await send(url, ['6900000001', '6900000099']);
	await until(async () => (await sandbox.reports()).length === 2, 10);
	const items = allItems(await untilExecuted(session, workflow, 1), reports);
	assert.deepEqual(
		items.map(({ smsId, status }) => ({ smsId, status })),
		[{ smsId: failing, status: 'failed' }],
	);
	assert.deepEqual(
		(await sandbox.reports()).map(({ httpStatus }) => httpStatus),
		[200, 200],
	);
});

test('forged, altered and repeated calls get a plain 4xx and start nothing', async () => {
	await sandbox.changeSettings({ reportDelay: null });
	const { workflow, url } = await listen();
	const [first, second] = await send(url, ['6900000001', '6900000002']);
	await sandbox.report(first, 'd');
	const called = await calledUrl();
	const altered = (name: string, value: string) => {
		const copy = new URL(called);
		copy.searchParams.set(name, value);
		return copy.href;
	};
	const otherTrigger = await listen();
	const elsewhere = `${otherTrigger.url}${new URL(called).search}`;
	const bad: Record<string, [url: string, status: number, init?: RequestInit]> = {
		unsigned: [`${url}?msgid=${second}&status=d`, 403],
		'another message': [altered('msgid', second), 403],
		'another recipient': [altered('to', '306900000002'), 403],
		'another trigger': [elsewhere, 403],
		'another trigger, and this one behind it': [`${otherTrigger.url}#${called}`, 403],
		'a cut signature': [altered('sig', '2.1.3'), 403],
		'a signature of the first version': [altered('sig', `1.1.1.${'a'.repeat(12)}.x`), 403],
		'a second status': [`${called}&status=f`, 400],
		'a body against the URL': [
			called,
			400,
			{ method: 'POST', body: new URLSearchParams('msgid=1') },
		],
		'100 KB': [
			called,
			413,
			{ method: 'POST', body: new URLSearchParams({ to: '3'.repeat(100_000) }) },
		],
		'another method': [called, 404, { method: 'DELETE' }],
	};
	for (const [what, [address, status, init]] of Object.entries(bad)) {
		const response = await fetch(address, init);
		assert.equal(response.status, status, what);
		if (status === 404) continue;
		assert.match(response.headers.get('content-type') ?? '', /^text\/plain/, what);
		assert.match(await response.text(), /^[A-Z][\w ,]+\.$/, what);
	}

	// The same report once more is answered as the first one was, and so is what comes late or changed on its way.
	const late = [altered('status', 's'), altered('status', 'f'), altered('cost', 'null')];
	for (const again of [called, ...late, `${called}&x[]=1&x[]=2`]) {
		assert.equal((await fetch(again)).status, 200, again);
	}
	assert.deepEqual(await executionsOf(session, otherTrigger.workflow), []);
	await sandbox.report(second, 'd');
	const items = allItems(await untilExecuted(session, workflow, 2), reports);
	assert.deepEqual(
		items.map(({ smsId }) => smsId),
		[first, second],
	);
});

test('a reference and a query come back as they were, however SMSB2B and proxies write them', async () => {
	await sandbox.changeSettings({ reportDelay: null });
	const { workflow, url } = await listen();
	const [smsId] = await send(`${url}?order=a%2Bb&class=${encodeURIComponent('Α 1')}`, [
		'6900000001',
	]);
	const [{ callback }] = await sandbox.messages();
	const parameters = [
		...new URL(`${callback}&msgid=${smsId}&status=D&cost=.5&to=0&mnc=Cosmote GR`).searchParams,
	];
	const reordered = parameters
		.toReversed()
		.map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
	const twice = reordered.map((pair) => pair.replaceAll('%', '%25')).join('&');
	assert.equal((await fetch(`${url}?${twice}`)).status, 200);
	const [report] = allItems(await untilExecuted(session, workflow, 1), reports);
	const { status, statusCode, cost, to, mnc, reference, query } = report;
	assert.deepEqual(
		{ status, statusCode, cost, to, mnc, reference, query },
		{
			...{ status: 'delivered', statusCode: 'd', cost: 0.5, to: null, mnc: null },
			reference: 'for 6900000001',
			query: { order: 'a+b', class: 'Α 1' },
		},
	);
});

test('a signature of another credential is refused', async () => {
	await sandbox.changeSettings({ reportDelay: null });
	const { workflow, url } = await listen();
	const other = await storeCredential({ callbackSecret: 'a secret of its own, long enough' });
	const [smsId] = await send(url, ['6900000001'], other);
	await sandbox.report(smsId, 'd');
	await calledUrl();
	assert.deepEqual(
		(await sandbox.reports()).map(({ httpStatus }) => httpStatus),
		[403],
	);
	assert.deepEqual(await executionsOf(session, workflow), []);
});
