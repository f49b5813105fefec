import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { DatabaseSync } from 'node:sqlite';
import { after, before, test } from 'node:test';
import { SPELLINGS } from '../../test/support/spellings.mts';
import { launchChromium } from '../browser/chromium.mts';
import { Editor } from '../browser/editor.mts';
import { NodePanel } from '../browser/node-panel.mts';
import { HostileServer, HOSTILITIES, refusing } from '../faults/hostile-server.mts';
import { testCredential, type StoredCredential } from '../n8n/credentials.mts';
import type { Execution } from '../n8n/executions.mts';
import { smsb2b, workflowOf, type Step } from '../n8n/workflow-builder.mts';
import { createAndRun, createWorkflow } from '../n8n/workflows.mts';
import { useTestEnvironment } from '../context.mts';

const { session, owner, logFile, databaseFile, apiUrl, storeCredential } = useTestEnvironment();

const KEY = 'Key/of+the=hostile&server-7f3a9c';
const SEND = { resource: 'sms', operation: 'send', to: '6900007352', text: 'Hello' };
/** Every other answer is over long before. */
const TIMEOUT = 3_000;
/** The request, n8n's own words and the place of the failure in the code. */
const MOST_STORED_CHARACTERS = 40_000;

const server = new HostileServer();
const elsewhere = new HostileServer();
let credential: StoredCredential;
let hostileUrl: string;
let elsewhereUrl: string;

before(async () => {
	[hostileUrl, elsewhereUrl] = await Promise.all([server.open(), elsewhere.open()]);
	credential = await storeCredential({ apiKey: KEY, baseUrl: hostileUrl });
});
after(() => {
	server.close();
	elsewhere.close();
});

async function send(): Promise<Execution> {
	const parameters = { ...SEND, requestOptions: { timeout: TIMEOUT } };
	return await createAndRun(
		session,
		workflowOf('Hostile', [{}], smsb2b('SMS', credential, parameters)),
	);
}

/** What n8n keeps of an execution: what its database has, and so what a colleague can read. */
function stored({ id }: Execution): string {
	const database = new DatabaseSync(databaseFile, { readOnly: true });
	try {
		const rows = database
			.prepare('SELECT data FROM execution_data WHERE "executionId" = ?')
			.all(id);
		return String(rows[0]?.data);
	} finally {
		database.close();
	}
}

function assertKeepsKey(what: string, text: string): void {
	for (const [title, spell] of Object.entries(SPELLINGS)) {
		for (const written of [spell(KEY), JSON.stringify(spell(KEY)).slice(1, -1)])
			assert.ok(!text.toLowerCase().includes(written.toLowerCase()), `${what}: the key, ${title}`);
	}
}

for (const [what, answer] of Object.entries(HOSTILITIES)) {
	test(`${what}: an execution that fails in words, in time and in a few lines`, async () => {
		server.answer = answer;
		const calls = server.calls.length;
		const before = Date.now();
		const execution = await send();
		assert.equal(execution.status, 'error');
		assert.ok(Date.now() - before < TIMEOUT + 20_000);
		assert.equal(server.calls.length, calls + 1, 'nothing is sent twice');
		const { message, description } = execution.data.resultData.error ?? {};
		assert.match(`${message}`, /\(item 1\)$/);
		assert.doesNotMatch(`${message} ${description}`, /[<>\p{Cc}\u2028]/u);
		const data = stored(execution);
		assert.ok(data.length < MOST_STORED_CHARACTERS, `${data.length} characters are stored`);
		assertKeepsKey(what, data);
		assert.ok((await fetch(`${session.url}/healthz`)).ok);
	});
}

for (const [title, spell] of Object.entries(SPELLINGS)) {
	test(`an echo of the key, ${title}, is not stored`, async () => {
		server.answer = refusing((fields) => `you sent ${spell(fields.get('key') ?? '')}, I know`);
		const execution = await send();
		assert.match(String(execution.data.resultData.error?.description), /you sent .*\[hidden\]/);
		assertKeepsKey(title, stored(execution));
	});
}

test('the test of a credential shows no key and no markup', async () => {
	server.answer = refusing((fields) => `<a href="https://x.example">${fields.get('key')}</a>`);
	const { status, message } = await testCredential(session, credential);
	assert.equal(status, 'Error');
	assert.match(message, /SMSB2B said: "‹a href="https:\/\/x\.example"›\[hidden\]‹\/a›"/);
});

test("n8n's log has no line that a server wrote, and no key", async () => {
	const log = await readFile(logFile, 'utf8');
	assert.doesNotMatch(log, /^2026-11-26 ERROR forged|^and another/m);
	assert.doesNotMatch(log, /\u001b\]0;title|\u2028/);
	assertKeepsKey("n8n's log", log);
});

/** n8n's own node, with which anybody who edits a workflow can use the credential. */
function httpRequest(url: string, more: object = {}): Step {
	return {
		name: 'HTTP Request',
		type: 'n8n-nodes-base.httpRequest',
		typeVersion: 4.2,
		parameters: {
			method: 'POST',
			url,
			authentication: 'predefinedCredentialType',
			nodeCredentialType: credential.type,
			sendBody: true,
			contentType: 'form-urlencoded',
			bodyParameters: { parameters: [{ name: 'type', value: 'json' }] },
			...more,
		},
		credentials: { [credential.type]: { id: credential.id, name: credential.name } },
	};
}

test('the HTTP Request node sends the key to no other address, and follows no redirect with it', async () => {
	server.answer = (_fields, response) => {
		response.writeHead(307, { location: `${elsewhereUrl}/me/balance` }).end();
	};
	for (const url of [
		`${elsewhereUrl}/me/balance`,
		`${hostileUrl}/me/balance`,
		'https://x.example/',
	]) {
		const { status } = await createAndRun(session, workflowOf('Elsewhere', [{}], httpRequest(url)));
		assert.equal(status, 'error', url);
	}
	assert.deepEqual(elsewhere.calls, []);
});

test('the HTTP Request node calls SMSB2B with the credential', async () => {
	credential = await storeCredential();
	const step = httpRequest(`${apiUrl}/me/balance`);
	const execution = await createAndRun(session, workflowOf('Balance', [{}], step));
	const [run] = execution.data.resultData.runData['HTTP Request'];
	assert.equal(run.data?.main[0]?.[0].json.status, '1');
});

test('what a server and an input say is text in the editor, not a link', async () => {
	const hostile = await storeCredential({ apiKey: KEY, baseUrl: hostileUrl });
	server.answer = HOSTILITIES['markup in the remarks'];
	const browser = await launchChromium();
	try {
		const editor = await Editor.open(browser, session.url);
		await editor.logIn(owner);
		const bulk = {
			resource: 'sms',
			operation: 'sendBulk',
			recipients: 'inputItems',
			toField: 'mobile',
		};
		const items = [{ '<a href="https://x.example">mobile</a>': '6900007353' }];
		for (const parameters of [SEND, { ...bulk, text: 'Hello' }]) {
			const step = smsb2b('SMS', hostile, parameters);
			const workflow = await createWorkflow(session, workflowOf('Markup', items, step));
			await NodePanel.open(editor, session.url, workflow, 'SMS');
			await editor.executeStep();
			assert.match(await editor.outputText(), /‹a href=|input item/);
			const links = editor.page
				.getByTestId('output-panel')
				.locator('a[href*="x.example"], img[src="x"]');
			assert.equal(await links.count(), 0);
			await editor.screenshot(`hostile-${String(parameters.operation)}`);
		}
	} finally {
		await browser.close();
	}
});
