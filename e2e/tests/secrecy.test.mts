import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { test } from 'node:test';
import getPort from 'get-port';
import { useTestEnvironment } from '../context.mts';
import { sendWithCallback } from '../n8n/delivery-steps.mts';
import type { Fault } from '../../sandbox/faults/fault.mts';
import type { Execution } from '../n8n/execution.mts';
import { linesOf } from '../n8n/log.mts';
import type { StoredCredential, StoredWorkflow } from '../n8n/session.mts';
import { workflowOf } from '../n8n/workflow-builder.mts';
import { until } from '../until.mts';
import { useReports } from './delivery.mts';

const { session, sandbox, logFile, databaseFile, storeCredential } = useTestEnvironment();

/** Values that occur nowhere else in n8n, whatever the other tests have done there. */
const SECRETS = {
	key: 'key-of-the-secrecy-test-7f3a9c51',
	password: 'password-of-the-secrecy-test-4b86e10c',
	'callback secret': 'callback-secret-of-the-secrecy-test-e44d99',
};

/** A number that is meant to be in the execution data: what is looked through is really there. */
const MOBILE = '6900007351';

/** The fault of a send, and how its execution ends. */
const FAULTS: Array<[fault: Fault | undefined, status: string]> = [
	[undefined, 'success'],
	[{ kind: 'refuse', code: 105 }, 'error'],
	[{ kind: 'refuse', code: 101, count: null }, 'error'],
	[{ kind: 'breakAfter' }, 'error'],
	[{ kind: 'html' }, 'error'],
];

const METHODS = {
	'an API key': { authenticationMethod: 'apiKey', apiKey: SECRETS.key },
	'username and password': {
		...{ authenticationMethod: 'password', apiKey: '' },
		...{ username: 'demo', password: SECRETS.password },
	},
};

const callbackSecret = SECRETS['callback secret'];
const { listen } = useReports(session, await storeCredential({ callbackSecret }));
const listening = await listen();

/** Sends once for each fault, and gives the workflow and its executions. */
async function sendAll(credential: StoredCredential): Promise<[StoredWorkflow, Execution[]]> {
	const steps = sendWithCallback(credential, listening.url);
	const definition = workflowOf('Keeps its secrets', [{ mobile: MOBILE }], steps);
	const workflow = await session.createWorkflow(definition);
	const executions: Execution[] = [];
	for (const [fault, status] of FAULTS) {
		if (fault) await sandbox.addFault({ ...fault, path: 'sms/send' });
		const execution = await session.runStored(workflow);
		assert.equal(execution.status, status, JSON.stringify(fault));
		executions.push(execution);
		await sandbox.clearFaults();
	}
	return [workflow, executions];
}

/** Everything that n8n has logged: what it prints, and its journal of events. */
async function logged(): Promise<string> {
	const folder = dirname(databaseFile);
	const journals = globSync('*.log', { cwd: folder }).map((name) => join(folder, name));
	assert.ok(journals.length > 0);
	const files = await Promise.all([logFile, ...journals].map(linesOf));
	return files.flat().join('\n');
}

/** Every table of n8n's database as one text. */
function tables(): Map<string, string> {
	using database = new DatabaseSync(databaseFile, { readOnly: true });
	const names = database.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all();
	return new Map(
		names.map(({ name }) => {
			const rows = database.prepare(`SELECT * FROM "${String(name)}"`).all();
			return [String(name), rows.flatMap((row) => Object.values(row).map(textOf)).join('\n')];
		}),
	);
}

function textOf(value: unknown): string {
	return value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : String(value);
}

/** Names the place and the kind of a secret, but does not print it once more. */
function assertFreeOfSecrets(place: string, text: string): void {
	for (const [kind, secret] of Object.entries(SECRETS)) {
		assert.ok(!text.includes(secret), `The ${kind} stands in ${place}`);
	}
}

for (const [method, fields] of Object.entries(METHODS)) {
	test(`with ${method}: no secret is in n8n's log, in its database, or in the workflow`, async () => {
		await sandbox.changeSettings({ reportDelay: 0 });
		await sandbox.changeAccount('demo', { key: SECRETS.key, password: SECRETS.password });
		const credential = await storeCredential({ ...fields, callbackSecret });
		const nowhere = `http://127.0.0.1:${await getPort()}/api`;
		const lost = await storeCredential({ ...fields, callbackSecret, baseUrl: nowhere });
		assert.equal((await session.testCredential(credential)).status, 'OK');
		assert.equal((await session.testCredential(lost)).status, 'Error');
		const reportCount = async () => (await session.executionsOf(listening.workflow)).length;
		const reportsBefore = await reportCount();

		const [workflow, executions] = await sendAll(credential);
		const sends = await sandbox.requests('sms/send');
		assert.ok(sends.length >= FAULTS.length);
		for (const { body } of sends) assert.equal(body.key, SECRETS.key);
		await until(async () => (await reportCount()) > reportsBefore, 30);
		const [{ url: called }] = await sandbox.reports();
		assert.equal((await fetch(called.replace(/(?<=&to=)\d+/, '306900000000'))).status, 403);

		const log = await until(async () => {
			const text = await logged();
			return text.includes('SMSB2B Trigger rejected a request') && text;
		}, 10);
		assertFreeOfSecrets("n8n's log", log);
		const database = tables();
		const data = database.get('execution_data') ?? '';
		assert.ok(data.includes(MOBILE) && data.includes('was lost before a response'), 'the executions are stored');
		for (const [table, text] of database) assertFreeOfSecrets(`the table ${table}`, text);
		const exported = JSON.stringify(await session.get(`workflows/${workflow.id}`));
		assert.ok(exported.includes(MOBILE));
		assertFreeOfSecrets('the workflow', exported);
		assertFreeOfSecrets('the executions', JSON.stringify(executions));
	});
}
