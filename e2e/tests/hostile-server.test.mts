import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { DatabaseSync } from 'node:sqlite';
import { after, test } from 'node:test';
import type { INodeParameters } from 'n8n-workflow';
import { SPELLINGS } from '../../test/support/spellings.mts';
import { useBrowser } from '../browser/chromium.mts';
import { Editor } from '../browser/editor.mts';
import { useTestEnvironment } from '../context.mts';
import { HostileServer, HOSTILE_RESPONSES, rejecting } from '../faults/hostile-server.mts';
import type { Execution } from '../n8n/execution.mts';
import { coreNode, credentialsOf, smsb2b, workflowOf } from '../n8n/workflow-builder.mts';

const { session, owner, logFile, databaseFile, apiUrl, storeCredential } = useTestEnvironment();

const KEY = 'Key/of+the=hostile&server-7f3a9c';
/** Every other response is over long before. */
const TIMEOUT = 3_000;
/** The request, n8n's own words and the place of the failure in the code. */
const MOST_STORED_CHARACTERS = 40_000;

const server = new HostileServer();
const elsewhere = new HostileServer();
const [hostileUrl, elsewhereUrl] = await Promise.all([server.open(), elsewhere.open()]);
const hostile = await storeCredential({ apiKey: KEY, baseUrl: hostileUrl });
after(() => {
	server.close();
	elsewhere.close();
});

const message = { to: '6900007352', text: 'Hello', requestOptions: { timeout: TIMEOUT } };

async function send(): Promise<Execution> {
	return await session.run(
		workflowOf('Hostile', [{}], smsb2b('SMS', hostile, 'sms.send', message)),
	);
}

/** What n8n keeps of an execution: what its database has, and so what a colleague can read. */
function stored({ id }: Execution): string {
	using database = new DatabaseSync(databaseFile, { readOnly: true });
	const query = 'SELECT data FROM execution_data WHERE "executionId" = ?';
	return String(database.prepare(query).get(id)?.data);
}

function assertKeepsKey(what: string, text: string): void {
	for (const [title, spell] of Object.entries(SPELLINGS)) {
		for (const written of [spell(KEY), JSON.stringify(spell(KEY)).slice(1, -1)])
			assert.ok(!text.toLowerCase().includes(written.toLowerCase()), `${what}: the key, ${title}`);
	}
}

for (const [what, answer] of Object.entries(HOSTILE_RESPONSES)) {
	test(`${what}: the execution fails with a readable message, in time and in a few lines`, async () => {
		server.answer = answer;
		const calls = server.calls.length;
		const before = Date.now();
		const execution = await send();
		const { message: shown, description } = execution.failure;
		assert.ok(Date.now() - before < TIMEOUT + 20_000);
		assert.equal(server.calls.length, calls + 1, 'nothing is sent twice');
		assert.match(shown, /\(item 1\)$/);
		assert.doesNotMatch(`${shown} ${description}`, /[<>\p{Cc}\u2028]/u);
		const data = stored(execution);
		assert.ok(data.length < MOST_STORED_CHARACTERS, `${data.length} characters are stored`);
		assertKeepsKey(what, data);
		assert.ok((await fetch(`${session.url}/healthz`)).ok);
	});
}

for (const [title, spell] of Object.entries(SPELLINGS)) {
	test(`an echo of the key, ${title}, is not stored`, async () => {
		server.answer = rejecting((fields) => `you sent ${spell(fields.get('key') ?? '')}, I know`);
		const execution = await send();
		assert.match(execution.failure.description, /you sent .*\[hidden\]/);
		assertKeepsKey(title, stored(execution));
	});
}

test('the test of a credential shows no key and no markup', async () => {
	server.answer = rejecting((fields) => `<a href="https://x.example">${fields.get('key')}</a>`);
	const { status, message: shown } = await session.testCredential(hostile);
	assert.equal(status, 'Error');
	assert.match(shown, /SMSB2B said: "‹a href="https:\/\/x\.example"›\[hidden\]‹\/a›"/);
});

test("n8n's log has no line that a server wrote, and no key", async () => {
	const log = await readFile(logFile, 'utf8');
	assert.doesNotMatch(log, /^2026-11-26 ERROR forged|^and another/m);
	assert.doesNotMatch(log, /\u001b\]0;title|\u2028/);
	assertKeepsKey("n8n's log", log);
});

/** n8n's own node, with which anyone who edits a workflow can use the credential. */
function httpRequest(url: string, credential = hostile) {
	const parameters = {
		...{ method: 'POST', url, sendBody: true, contentType: 'form-urlencoded' },
		...{ authentication: 'predefinedCredentialType', nodeCredentialType: credential.type },
		bodyParameters: { parameters: [{ name: 'type', value: 'json' }] },
	};
	const node = coreNode('HTTP Request', 'httpRequest', 4.2, parameters);
	return workflowOf('Elsewhere', [{}], { ...node, credentials: credentialsOf(credential) });
}

test('the HTTP Request node sends the key to no other address, and follows no redirect with it', async () => {
	server.answer = (_fields, response) => {
		response.writeHead(307, { location: `${elsewhereUrl}/me/balance` }).end();
	};
	for (const base of [elsewhereUrl, hostileUrl, 'https://x.example']) {
		const { status } = await session.run(httpRequest(`${base}/me/balance`));
		assert.equal(status, 'error', base);
	}
	assert.deepEqual(elsewhere.calls, []);
});

test('the HTTP Request node calls SMSB2B with the credential', async () => {
	const workflow = httpRequest(`${apiUrl}/me/balance`, await storeCredential());
	assert.equal((await session.run(workflow)).output('HTTP Request')[0].status, '1');
});

test('what a server and an input say is text in the editor, not a link', async () => {
	server.answer = HOSTILE_RESPONSES['markup in the remarks'];
	const editor = await Editor.open(await useBrowser(), session.url, owner);
	const bulk = { recipients: 'inputItems', toField: 'mobile', text: 'Hello' };
	const items = [{ '<a href="https://x.example">mobile</a>': '6900007353' }];
	const operations: Record<string, INodeParameters> = { send: message, sendBulk: bulk };
	for (const [operation, parameters] of Object.entries(operations)) {
		const step = smsb2b('SMS', hostile, `sms.${operation}`, parameters);
		await editor.openNode(session, workflowOf('Markup', items, step), 'SMS');
		await editor.executeStep();
		assert.match(await editor.outputText(), /‹a href=|input item/);
		const output = editor.page.getByTestId('output-panel');
		const links = output.locator('a[href*="x.example"], img[src="x"]');
		assert.equal(await links.count(), 0);
		await editor.screenshot(`hostile-${operation}`);
	}
});
