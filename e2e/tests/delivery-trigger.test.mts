import assert from 'node:assert/strict';
import { test } from 'node:test';
import { useTestEnvironment } from '../context.mts';
import { reports, reportTrigger } from '../n8n/delivery-steps.mts';
import { untilRegistered, type StoredWorkflow } from '../n8n/session.mts';
import { triggered } from '../n8n/workflow-builder.mts';
import { until } from '../until.mts';
import { useReports } from './delivery.mts';

const { session, sandbox, storeCredential } = useTestEnvironment({ reportDelay: null });
const credential = await storeCredential();
const { listen, send } = useReports(session, credential);

/** Waits until reports have started a workflow this often, and gives what its trigger gave. */
async function reported(workflow: StoredWorkflow, count = 1) {
	return await session.outputs(workflow, reports, count);
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

	const execution = await session.onlyExecution(workflow);
	const report = execution.onlyOutput(reports);
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
	assert.ok(!JSON.stringify(execution.data.resultData).includes(sig));
	assert.deepEqual(await sandbox.reportStatuses(), [200]);
});

test('the Test URL: a report is shown while the editor listens, and not later', async () => {
	const definition = triggered('Tries out', reportTrigger(credential));
	const workflow = await session.createWorkflow(definition);
	const url = session.callbackUrl(workflow, 'webhook-test');
	await session.start(workflow);
	await untilRegistered(url);
	// What is no report is rejected, and the editor continues to listen.
	assert.equal((await fetch(`${url}?msgid=1&status=d`)).status, 403);

	const [smsId] = await send(url, ['6900000001']);
	await sandbox.report(smsId, 'd');
	const [report] = await reported(workflow);
	assert.equal(report.smsId, smsId);
	assert.equal((await session.executionsOf(workflow))[0].mode, 'manual');
	assert.equal((await fetch(await calledUrl())).status, 404);
});

test('only wanted events start the workflow', async () => {
	await sandbox.changeSettings({ reportDelay: 100 });
	const { workflow, url } = await listen({ events: ['failed'] });
	const [, failing] = await send(url, ['6900000001', '6900000099']);
	await until(async () => (await sandbox.reports()).length === 2, 10);
	const items = await reported(workflow);
	assert.deepEqual(
		items.map(({ smsId, status }) => ({ smsId, status })),
		[{ smsId: failing, status: 'failed' }],
	);
	assert.deepEqual(await sandbox.reportStatuses(), [200, 200]);
});

test('forged, altered and repeated calls get a plain 4xx and start nothing', async () => {
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
	const post = (fields: Record<string, string>) => ({
		...{ method: 'POST', body: new URLSearchParams(fields) },
	});
	const bad: Record<string, [url: string, status: number, init?: RequestInit]> = {
		unsigned: [`${url}?msgid=${second}&status=d`, 403],
		'another message': [altered('msgid', second), 403],
		'another recipient': [altered('to', '306900000002'), 403],
		'another trigger': [elsewhere, 403],
		'another trigger, and this one behind it': [`${otherTrigger.url}#${called}`, 403],
		'a cut signature': [altered('sig', '2.1.3'), 403],
		'a signature of the first version': [altered('sig', `1.1.1.${'a'.repeat(12)}.x`), 403],
		'a second status': [`${called}&status=f`, 400],
		'a body against the URL': [called, 400, post({ msgid: '1' })],
		'100 KB': [called, 413, post({ to: '3'.repeat(100_000) })],
		'another method': [called, 404, { method: 'DELETE' }],
	};
	for (const [what, [address, status, init]] of Object.entries(bad)) {
		const response = await fetch(address, init);
		assert.equal(response.status, status, what);
		if (status === 404) continue;
		assert.match(response.headers.get('content-type') ?? '', /^text\/plain/, what);
		assert.match(await response.text(), /^[A-Z][\w ,]+\.$/, what);
	}

	// The same report again is answered as the first one was, and so is what comes late or was changed on its way.
	const late = [altered('status', 's'), altered('status', 'f'), altered('cost', 'null')];
	for (const again of [called, ...late, `${called}&x[]=1&x[]=2`]) {
		assert.equal((await fetch(again)).status, 200, again);
	}
	assert.deepEqual(await session.executionsOf(otherTrigger.workflow), []);
	await sandbox.report(second, 'd');
	const items = await reported(workflow, 2);
	assert.deepEqual(
		items.map(({ smsId }) => smsId),
		[first, second],
	);
});

test('a reference and a query come back as they were, however SMSB2B and proxies write them', async () => {
	const { workflow, url } = await listen();
	const ownQuery = `order=a%2Bb&class=${encodeURIComponent('Α 1')}`;
	const [smsId] = await send(`${url}?${ownQuery}`, ['6900000001']);
	const [{ callback }] = await sandbox.messages();
	const parameters = [
		...new URL(`${callback}&msgid=${smsId}&status=D&cost=.5&to=0&mnc=Cosmote GR`).searchParams,
	];
	const reordered = parameters
		.toReversed()
		.map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
	const twice = reordered.map((pair) => pair.replaceAll('%', '%25')).join('&');
	assert.equal((await fetch(`${url}?${twice}`)).status, 200);
	const [report] = await reported(workflow);
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

test('a signature of another credential is rejected', async () => {
	const { workflow, url } = await listen();
	const other = await storeCredential({ callbackSecret: 'a secret of its own, long enough' });
	const [smsId] = await send(url, ['6900000001'], other);
	await sandbox.report(smsId, 'd');
	await calledUrl();
	assert.deepEqual(await sandbox.reportStatuses(), [403]);
	assert.deepEqual(await session.executionsOf(workflow), []);
});
