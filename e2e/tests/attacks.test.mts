import assert from 'node:assert/strict';
import { request } from 'node:http';
import { test } from 'node:test';
import { gzipSync } from 'node:zlib';
import { useTestEnvironment } from '../context.mts';
import { smsb2b, workflowOf } from '../n8n/workflow-builder.mts';
import { useReports } from './delivery.mts';

const { session, sandbox, storeCredential } = useTestEnvironment({ reportDelay: null });
const credential = await storeCredential();
const { listen, send } = useReports(session, credential);

/** A message that was sent with a signed callback URL. */
interface Signed {
	id: string;
	url: URL;
}

async function signed(mobile: string): Promise<Signed> {
	const message = (await sandbox.messages()).find(({ to }) => to === `30${mobile}`);
	assert.ok(message);
	return { id: String(message.id), url: new URL(message.callback) };
}

/** Sends a message with a callback. */
async function sendTo(callback: string, mobile: string): Promise<Signed> {
	await send(callback, [mobile]);
	return await signed(mobile);
}

/** Starts an execution that waits for a report, and gives its message. */
async function wait(mobile: string) {
	const parameters = { to: mobile, text: 'Hi' };
	const step = smsb2b('Send and Wait', credential, 'sms.sendAndWaitForReport', parameters);
	const workflow = await session.runUntilWaiting(workflowOf('Waits', [{}], step));
	return { workflow, ...(await signed(mobile)) };
}

interface RawCall {
	method?: string;
	headers?: Record<string, string>;
	body?: Buffer | string;
}

/** Calls n8n with a target exactly as it is written, which `fetch` would tidy up. */
async function callRaw(
	target: string,
	{ method = 'GET', headers = {}, body }: RawCall = {},
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

test('a signature opens only what it was made for', async () => {
	const [mine, other] = [await listen(), await listen()];
	const message = await sendTo(mine.url, '6900000001');
	const [first, second] = [await wait('6900000002'), await wait('6900000003')];
	const sigOf = ({ url }: Signed) => `sig=${url.searchParams.get('sig')}`;
	const tokenOf = ({ url }: Signed) => `signature=${url.searchParams.get('signature')}`;
	const [a, b] = [mine, other].map(({ url }) => new URL(url).pathname);
	const [ending] = /[^/]+\/[^/]+$/.exec(a) ?? [];
	const query = `${sigOf(message)}&msgid=${message.id}&status=d`;
	const waiting = first.url.pathname;
	const report = `msgid=${first.id}&status=d`;
	const waits = (at: Signed, sig: string, id: string) =>
		`${at.url.pathname}?${tokenOf(at)}&${sig}&msgid=${id}&status=d`;
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
		'no token at a waiting execution': `${waiting}?${sigOf(first)}&${report}`,
		'another token at a waiting execution': `${waiting}?${tokenOf(second)}&${sigOf(first)}&${report}`,
		'a token with a path behind it': `${waiting}?${tokenOf(first)}/x&${sigOf(first)}&${report}`,
	};
	for (const [what, target] of Object.entries(forged)) {
		const status = await callRaw(target);
		assert.ok(status >= 400 && status < 500, `${what}: ${status}`);
	}
	assert.deepEqual(await session.executionsOf(other.workflow), []);
	assert.deepEqual(await session.executionsOf(mine.workflow), []);
	for (const { workflow } of [first, second]) {
		assert.equal((await session.executionsOf(workflow))[0].status, 'waiting');
	}

	// A true report that is called many times at once counts once; while n8n stores it, the others are to come again.
	const tenTimes = async (target: string, others: number[]) => {
		const statuses = await Promise.all(Array.from({ length: 10 }, () => callRaw(target)));
		const expected = [200, ...others];
		assert.ok(
			statuses.includes(200) && statuses.every((status) => expected.includes(status)),
			`${statuses}`,
		);
	};
	await tenTimes(`${a}?${query}`, [503]);
	assert.equal(await callRaw(`${a}?${query}`), 200);
	await tenTimes(waits(first, sigOf(first), first.id), [409, 503]);
	await sandbox.report(second.id, 'd');
	await session.untilExecuted(mine.workflow, 1);
	assert.equal((await session.executionsOf(mine.workflow)).length, 1);
	for (const { workflow } of [first, second])
		assert.equal((await session.onlyExecution(workflow)).items('Send and Wait').length, 1);
});

test('huge queries, bodies of all kinds and other methods start nothing, and reports come through', async (t) => {
	const { workflow, url } = await listen();
	const message = await sendTo(url, '6900000001');
	const target = `${new URL(url).pathname}${message.url.search}`;
	const post = (type: string, body: RawCall['body'], more = {}): [string, RawCall] => [
		target,
		{ method: 'POST', headers: { 'content-type': type, ...more }, body },
	];
	const [json, form] = ['application/json', 'application/x-www-form-urlencoded'];
	const multipart = 'multipart/form-data; boundary=x';
	const file = (size: number) =>
		`--x\r\ncontent-disposition: form-data; name="msgid"; filename="a"\r\n\r\n${'x'.repeat(size)}\r\n--x--\r\n`;
	const million = `{${Array.from({ length: 1_000_000 }, (_, index) => `"p${index}":1`).join()}}`;
	const nested = '['.repeat(1e5) + ']'.repeat(1e5);
	const zeros = gzipSync(Buffer.alloc(1e8, 0x20));
	const calls: Record<string, [target: string, call?: RawCall]> = {
		'a query of 15 KB': [`${target}&x=${'x'.repeat(15_000)}`],
		'a query beyond what Node accepts': [`${target}&x=${'x'.repeat(100_000)}`],
		'five thousand parameters': [`${target}${'&a'.repeat(5_000)}`],
		'a million names': post(json, million),
		'JSON of a hundred thousand levels': post(json, nested),
		...Object.fromEntries(
			['msgid', 'status', 'sig'].map((name) => [
				`a hundred thousand lists within one another as "${name}"`,
				[new URL(url).pathname, post(json, `{"${name}":${nested}}`)[1]],
			]),
		),
		'a form of 10 MB': post(form, `msgid=${'1'.repeat(1e7)}`),
		'a form of a million fields': post(form, 'a&'.repeat(1e6)),
		'a body beyond what n8n accepts': post(json, `"${'x'.repeat(2e7)}"`),
		'zeros by gzip': post(json, zeros, { 'content-encoding': 'gzip' }),
		'a file of 10 MB': post(multipart, file(1e7)),
		'a broken multipart body': post(multipart, '--x\r\nnonsense'),
		'XML with entities': post('text/xml', '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'),
		PUT: [target, { method: 'PUT' }],
		TRACE: [target, { method: 'TRACE' }],
	};
	for (const [what, call] of Object.entries(calls)) {
		const status = await callRaw(...call).catch((error: Error & { code?: string }) => error.code);
		const isRejected =
			typeof status === 'number' ? status >= 400 : ['ECONNRESET', 'EPIPE'].includes(String(status));
		t.diagnostic(`${what}: ${status}`);
		assert.ok(isRejected, `${what}: ${status}`);
		assert.deepEqual(await session.executionsOf(workflow), [], what);
	}
	await sandbox.report(message.id, 'd');
	await session.untilExecuted(workflow, 1);
	assert.deepEqual(await sandbox.reportStatuses(), [200]);
});
