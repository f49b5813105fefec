import assert from 'node:assert/strict';
import { request } from 'node:http';
import { after, before, test } from 'node:test';
import { gzipSync } from 'node:zlib';
import type { StoredCredential } from '../n8n/credentials.mts';
import { nodeOutput } from '../n8n/executions.mts';
import { smsb2b, startNode, workflowOf } from '../n8n/workflow-builder.mts';
import { createAndRun, createWorkflow, type StoredWorkflow } from '../n8n/workflows.mts';
import { until } from '../until.mts';
import { useTestEnvironment } from '../context.mts';
import {
	executionsOf,
	publish,
	reportTrigger,
	sendWithCallback,
	triggered,
	unpublish,
	untilExecuted,
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

async function listen() {
	const workflow = await createWorkflow(session, triggered('Listens', reportTrigger(credential)));
	published.push(workflow);
	return { workflow, url: await publish(session, workflow) };
}

/** Sends a message, and gives its ID and the signed URL that SMSB2B got. */
async function send(callback: string, mobile: string) {
	const step = sendWithCallback(credential, callback);
	const execution = await createAndRun(session, workflowOf('Sends', [{ mobile }], step));
	const id = String(nodeOutput(execution, step.name)[0].json.smsId);
	return await sent(id);
}

async function sent(id: string) {
	const message = (await sandbox.messages()).find((found) => String(found.id) === id);
	assert.ok(message);
	return { id, url: message.callback, search: new URL(message.callback).search };
}

/** Starts an execution that waits for a report, and gives its message. */
async function park(mobile: string) {
	const parameters = { resource: 'sms', operation: 'sendAndWaitForReport', to: mobile, text: 'Hi' };
	const step = smsb2b('Send and Wait', credential, parameters);
	const workflow = await createWorkflow(session, workflowOf('Waits', [{}], step));
	await session.post(`workflows/${workflow.id}/run`, { triggerToStartFrom: { name: startNode } });
	await until(async () => (await executionsOf(session, workflow))[0]?.status === 'waiting', 60);
	const message = (await sandbox.messages()).find(({ to }) => to === `30${mobile}`);
	return { workflow, ...(await sent(String(message?.id))) };
}

/** Calls n8n with a target exactly as it is written, which `fetch` would tidy up. */
async function callRaw(
	target: string,
	{
		method = 'GET',
		headers = {},
		body,
	}: { method?: string; headers?: Record<string, string>; body?: Buffer } = {},
): Promise<number> {
	const { hostname, port } = new URL(session.url);
	return await new Promise((resolve, reject) => {
		const call = request({ hostname, port, path: target, method, headers }, (response) => {
			response.resume();
			response.once('end', () => resolve(response.statusCode ?? 0));
		});
		call.once('error', reject);
		call.end(body);
	});
}

const pathOf = (url: string) => new URL(url).pathname;

test('a signature opens only what it was made for', async () => {
	await sandbox.changeSettings({ reportDelay: null });
	const [mine, other] = [await listen(), await listen()];
	const message = await send(mine.url, '6900000001');
	const [first, second] = [await park('6900000002'), await park('6900000003')];
	const sigOf = ({ url }: { url: string }) => `sig=${new URL(url).searchParams.get('sig')}`;
	const tokenOf = ({ url }: { url: string }) =>
		`signature=${new URL(url).searchParams.get('signature')}`;
	const [a, b] = [pathOf(mine.url), pathOf(other.url)];
	const [ending] = /[^/]+\/[^/]+$/.exec(a) ?? [];
	const query = `${sigOf(message)}&msgid=${message.id}&status=d`;
	const waits = (at: { url: string }, sig: string, id: string) =>
		`${pathOf(at.url)}?${tokenOf(at)}&${sig}&msgid=${id}&status=d`;
	const forged: Record<string, string> = {
		'at another trigger': `${b}?${query}`,
		'at another trigger, without its recipient': `${b}?${query}&to=`,
		'the address behind a fragment': `${b}#${a}?${query}`,
		'the address behind the fragment of a query': `${b}?${query}#${a}`,
		'the address in the query': `${b}?${a}&${query}`,
		'the address behind the path': `${b}/${ending}?${query}`,
		'dots that lead to another': `${a}/../../${b.split('/').slice(-2).join('/')}?${query}`,
		'dots that lead away': `${b}/../../${ending}?${query}`,
		'encoded dots': `${b}/%2e%2e/%2e%2e/${ending}?${query}`,
		'encoded slashes': `${b}%2F${ending}?${query}`,
		'encoded slashes in front': `/webhook/${encodeURIComponent(b.slice('/webhook/'.length))}?${query}`,
		'an encoded question mark': `${b}%3F/${ending}?${query}`,
		'a backslash': `${b}\\${ending}?${query}`,
		'a semicolon': `${b};/${ending}?${query}`,
		'a whole address as target': `http://n8n.example.com${b}?${query}`,
		'a path in the host': `http://n8n.example.com${a}@localhost${b}?${query}`,
		'a trigger, at a waiting execution': waits(first, sigOf(message), first.id),
		'another execution, at a waiting execution': waits(first, sigOf(second), first.id),
		'a waiting execution, at a trigger': `${a}?${sigOf(first)}&msgid=${message.id}&status=d`,
		'a waiting execution, at a trigger, token and all': `${a}?${tokenOf(first)}&${sigOf(first)}&msgid=1&status=d`,
		'no token at a waiting execution': `${pathOf(first.url)}?${sigOf(first)}&msgid=${first.id}&status=d`,
		'another token at a waiting execution': `${pathOf(first.url)}?${tokenOf(second)}&${sigOf(first)}&msgid=${first.id}&status=d`,
		'a token with a path behind it': `${pathOf(first.url)}?${tokenOf(first)}/x&${sigOf(first)}&msgid=${first.id}&status=d`,
	};
	for (const [what, target] of Object.entries(forged)) {
		const status = await callRaw(target);
		assert.ok(status >= 400 && status < 500, `${what}: ${status}`);
	}
	assert.deepEqual(await executionsOf(session, other.workflow), []);
	assert.deepEqual(await executionsOf(session, mine.workflow), []);
	for (const { workflow } of [first, second]) {
		assert.equal((await executionsOf(session, workflow))[0].status, 'waiting');
	}

	// A true report that is called many times at once counts once.
	const tenTimes = (target: string) =>
		Promise.all(Array.from({ length: 10 }, () => callRaw(target)));
	assert.deepEqual([...new Set(await tenTimes(`${a}?${query}`))], [200]);
	const ended = await tenTimes(waits(first, sigOf(first), first.id));
	assert.ok(
		ended.includes(200) && ended.every((status) => [200, 409].includes(status)),
		ended.join(),
	);
	await sandbox.report(second.id, 'd');
	await untilExecuted(session, mine.workflow, 1);
	assert.equal((await executionsOf(session, mine.workflow)).length, 1);
	for (const { workflow } of [first, second]) {
		const [execution] = await untilExecuted(session, workflow, 1);
		assert.equal(execution.status, 'success');
		assert.equal(nodeOutput(execution, 'Send and Wait').length, 1);
	}
});

test('huge queries, bodies of all kinds and other methods start nothing, and reports come through', async (t) => {
	await sandbox.changeSettings({ reportDelay: null });
	const { workflow, url } = await listen();
	const message = await send(url, '6900000001');
	const target = `${pathOf(url)}${message.search}`;
	const json = { 'content-type': 'application/json' };
	const form = { 'content-type': 'application/x-www-form-urlencoded' };
	const file = (size: number) =>
		Buffer.from(
			`--x\r\ncontent-disposition: form-data; name="msgid"; filename="a"\r\n\r\n${'x'.repeat(size)}\r\n--x--\r\n`,
		);
	const million = `{${Array.from({ length: 1_000_000 }, (_, index) => `"p${index}":1`).join()}}`;
	const calls: Record<string, Parameters<typeof callRaw>> = {
		'a query of 15 KB': [`${target}&x=${'x'.repeat(15_000)}`],
		'a query beyond what Node takes': [`${target}&x=${'x'.repeat(100_000)}`],
		'five thousand parameters': [`${target}${'&a'.repeat(5_000)}`],
		'a million names': [target, { method: 'POST', headers: json, body: Buffer.from(million) }],
		'JSON of a hundred thousand levels': [
			target,
			{ method: 'POST', headers: json, body: Buffer.from('['.repeat(1e5) + ']'.repeat(1e5)) },
		],
		'a form of 10 MB': [
			target,
			{ method: 'POST', headers: form, body: Buffer.from(`msgid=${'1'.repeat(1e7)}`) },
		],
		'a form of a million fields': [
			target,
			{ method: 'POST', headers: form, body: Buffer.from('a&'.repeat(1e6)) },
		],
		'a body beyond what n8n takes': [
			target,
			{ method: 'POST', headers: json, body: Buffer.from(`"${'x'.repeat(2e7)}"`) },
		],
		'zeros by gzip': [
			target,
			{
				method: 'POST',
				headers: { ...json, 'content-encoding': 'gzip' },
				body: gzipSync(Buffer.alloc(1e8, 0x20)),
			},
		],
		'a file of 10 MB': [
			target,
			{
				method: 'POST',
				headers: { 'content-type': 'multipart/form-data; boundary=x' },
				body: file(1e7),
			},
		],
		'a broken multipart body': [
			target,
			{
				method: 'POST',
				headers: { 'content-type': 'multipart/form-data; boundary=x' },
				body: Buffer.from('--x\r\nnonsense'),
			},
		],
		'XML with entities': [
			target,
			{
				method: 'POST',
				headers: { 'content-type': 'text/xml' },
				body: Buffer.from('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'),
			},
		],
		PUT: [target, { method: 'PUT' }],
		TRACE: [target, { method: 'TRACE' }],
	};
	for (const [what, call] of Object.entries(calls)) {
		const status = await callRaw(...call).catch((error: Error & { code?: string }) => error.code);
		const isRefused =
			typeof status === 'number' ? status >= 400 : ['ECONNRESET', 'EPIPE'].includes(String(status));
		t.diagnostic(`${what}: ${status}`);
		assert.ok(isRefused, `${what}: ${status}`);
		assert.deepEqual(await executionsOf(session, workflow), [], what);
	}
	await sandbox.report(message.id, 'd');
	await untilExecuted(session, workflow, 1);
	assert.deepEqual(
		(await sandbox.reports()).map(({ httpStatus }) => httpStatus),
		[200],
	);
});
