import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { promisify } from 'node:util';
import { startSandbox } from '../../sandbox/server.mts';
import { projectFolder } from '../../scripts/install/folders.mts';
import { CONSUMING_CALL, READING_CALLS, sendingCall } from '../../scripts/probe/calls.mts';
import { describe, probe, written } from '../../scripts/probe/report.mts';

const key = 'demo-key';

/** Runs work beside a server that answers every call alike. */
async function beside(answer: RequestListener, work: (baseUrl: string) => Promise<void>) {
	const server = createServer(answer).listen(0, '127.0.0.1');
	await new Promise((resolve) => server.once('listening', resolve));
	try {
		await work(`http://127.0.0.1:${(server.address() as AddressInfo).port}/api`);
	} finally {
		server.closeAllConnections();
		server.close();
	}
}

/** The report of one call to a server that answers everything alike. */
async function reportOf(answer: RequestListener): Promise<string> {
	let report = '';
	await beside(answer, async (baseUrl) => {
		const account = { baseUrl, key };
		const findings = [
			await describe(account, READING_CALLS[0], 'json'),
			await describe(account, READING_CALLS[2], 'json'),
		];
		report = written(findings, account, []);
	});
	return report;
}

for (const shape of ['wire', 'reference', 'nested', 'numbers']) {
	for (const xmlLists of ['wrapped', 'repeated']) {
		test(`the sandbox in the shape ${shape}, ${xmlLists}: everything is read, and nothing of the account is told`, async () => {
			const { apiUrl, url, close } = await startSandbox();
			try {
				const settings = JSON.stringify({ shape, xmlLists });
				const headers = { 'content-type': 'application/json' };
				await fetch(`${url}/control/settings`, { method: 'PATCH', headers, body: settings });
				const account = { baseUrl: apiUrl, key };
				await describe(account, sendingCall('6900000055'), 'json');
				const findings = await probe(account, READING_CALLS);
				const report = written(findings, account, []);
				assert.equal(findings.length, READING_CALLS.length * 3);
				const differing = findings.filter(({ differs }) => differs).map(({ title }) => title);
				assert.deepEqual(differing, []);
				assert.match(report, /contact\/list json\n[\s\S]*?the node reads 3 items with contactId/);
				for (const secret of [
					key,
					'3069',
					'6900000055',
					'Papado',
					'Παπα',
					'probe',
					'DemoSchool',
					apiUrl,
				]) {
					assert.ok(!report.replace(/^.*n8n-nodes.*$/m, '').includes(secret), secret);
				}
				const messages = (await (await fetch(`${url}/control/messages`)).json()) as unknown[];
				assert.equal(messages.length, 1);
				const calls = (await (await fetch(`${url}/control/requests`)).json()) as Array<{
					path: string;
				}>;
				assert.ok(calls.every(({ path }) => path !== CONSUMING_CALL.path));
				assert.equal(calls.filter(({ path }) => path === 'sms/send').length, 1);
			} finally {
				await close();
			}
		});
	}
}

const ECHO = JSON.stringify({
	status: '1',
	error: '0',
	balance: '5',
	remarks: key,
	[key]: { mobile: key },
});

for (const [title, answer, expected] of [
	['a web page', (_, response) => response.end('<html>306971234567</html>'), /it is a web page/],
	['nothing', (_, response) => response.end(), /it is empty/],
	['no connection', (request) => request.socket.destroy(), /no response: /],
	['a redirect', (_, response) => response.writeHead(302, { location: '/x' }).end(), /HTTP 302/],
	[
		'an error of a proxy',
		(_, response) => response.writeHead(504).end('{"error":504}'),
		/HTTP 504/,
	],
	[
		'another list',
		(_, response) => response.end('{"status":"1","total":"9","error":"0"}'),
		/could not be read completely|has nothing of what was asked for/,
	],
	[
		'a balance without number',
		(_, response) => response.end('{"status":"1","error":"0"}'),
		/has nothing of what was asked for/,
	],
	['an echo of the key', (_, response) => response.end(ECHO), /a name of 8 characters/],
	[
		'numbers as names',
		(_, response) => response.end('{"status":"1","error":"0","Maria Papa":1,"m306971234567":1}'),
		/a name of 10 characters[\s\S]*a name of 13 characters/,
	],
] satisfies Array<[string, RequestListener, RegExp]>) {
	test(`a server that answers with ${title} is described without what it said`, async () => {
		const report = await reportOf(answer);
		assert.match(report, expected);
		assert.match(report, /Read otherwise than expected|balance/);
		for (const secret of [key, '3069', 'Maria', 'html'])
			assert.ok(!report.includes(secret), secret);
	});
}

test('an endless response is read to 5 MB', async () => {
	const chunk = Buffer.alloc(64 * 1024, '{"contacts":[');
	const endless: RequestListener = (_, response) => {
		const write = () => {
			while (!response.destroyed && response.write(chunk));
			if (!response.destroyed) response.once('drain', write);
		};
		write();
	};
	assert.match(await reportOf(endless), /5242880 bytes and more/);
});

test('the command takes the account from the environment and prints one block', async () => {
	const { apiUrl, close } = await startSandbox();
	try {
		const env = { ...process.env, SMSB2B_URL: apiUrl, SMSB2B_KEY: key };
		const run = promisify(execFile);
		const { stdout } = await run('node', ['scripts/probe/run.mts'], { cwd: projectFolder, env });
		assert.match(stdout, /^```\n[\s\S]*Everything was read as expected\.[\s\S]*```\n$/);
		await assert.rejects(
			run('node', ['scripts/probe/run.mts', '--key', key], { cwd: projectFolder, env }),
		);
	} finally {
		await close();
	}
});
