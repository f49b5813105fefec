import assert from 'node:assert/strict';
import { test } from 'node:test';
import ky from 'ky';
import type { Page } from 'playwright-core';
import { useBrowser } from '../browser/chromium.mts';
import { useTestEnvironment } from '../context.mts';
import { credentialsOf } from '../n8n/workflow-builder.mts';
import { until } from '../until.mts';
import { completedExample, published } from './example.mts';

const { session, sandbox, storeCredential } = useTestEnvironment();
const credential = await storeCredential();
const browser = await useBrowser();
const example = async (name: string) => await completedExample(session, name, credential);

test('a new customer who agreed gets a welcome once; others, and calls without the header, nothing', async () => {
	const url = `${session.url}/webhook/smsb2b-new-customer`;
	const definition = await example('SMSB2B: CRM to SMS');
	const header = await session.createCredential({
		name: 'CRM',
		type: 'httpHeaderAuth',
		data: { name: 'X-Token', value: 'of-the-crm' },
	});
	for (const node of definition.nodes)
		if (node.type.endsWith('.webhook')) node.credentials = credentialsOf(header);
	await using running = await published(session, definition);
	const customer = { first_name: 'Ελένη', last_name: 'Δημητρίου', mobile: '6900000002' };
	const headers = { 'X-Token': 'of-the-crm' };
	const announce = async (changes: object) => {
		await ky.post(url, { json: { ...customer, consent: true, ...changes }, headers, retry: 0 });
		return true;
	};
	await until(async () => await announce({ consent: false }), 10);
	assert.equal((await fetch(url, { method: 'POST' })).status, 403);
	// 306970000013 is on the account's opt-out list.
	await announce({ mobile: '6970000013' });
	await announce({ company: 'Ωμέγα' });
	const welcome = await until(async () => (await sandbox.messages())[0], 20);
	assert.equal(welcome.to, '306900000002');
	assert.match(welcome.text, /^Καλώς ήρθατε, Ελένη!/);

	await announce({ company: 'Ωμέγα ΑΕ' });
	const { body } = await until(async () => (await sandbox.requests('contact/update'))[0], 20);
	assert.equal(body.custom1, 'Ωμέγα ΑΕ');
	const executions = await session.untilExecuted(running.workflow, 4);
	for (const execution of executions) execution.succeeded();
	assert.equal((await sandbox.messages()).length, 1);
});

test('the office is told of a low balance once until the account is topped up', async () => {
	const alert = await session.createWorkflow(await example('SMSB2B: low-balance alert'));
	const run = async (balance: number) => {
		await sandbox.changeAccount('demo', { balance });
		(await session.runStored(alert)).succeeded();
		return (await sandbox.messages()).length;
	};
	assert.equal(await run(1000), 0);
	assert.equal(await run(12), 1);
	assert.equal(await run(11), 1);
	assert.equal(await run(1000), 1);
	assert.equal(await run(5), 2);
	const [message] = await sandbox.messages();
	assert.equal(message.to, '306900000001');
	assert.equal(message.text, 'ΟΙ ΜΟΝΑΔΕΣ SMS ΤΕΛΕΙΩΝΟΥΝ: ΑΠΟΜΕΝΟΥΝ 12.');
});

/** A visitor of the sign-in form: enters a number, and then a code. */
class Visitor implements AsyncDisposable {
	readonly #page: Page;

	constructor(page: Page) {
		this.#page = page;
	}

	static async at(url: string): Promise<Visitor> {
		const page = await browser.newPage();
		await until(async () => (await page.goto(url))?.ok(), 10);
		return new Visitor(page);
	}

	async enter(text: string): Promise<void> {
		await this.#page.locator('input').first().fill(text);
		await this.#page.getByRole('button').click();
	}

	async sees(text: string): Promise<void> {
		await this.#page.getByText(text).waitFor();
	}

	async [Symbol.asyncDispose](): Promise<void> {
		await this.#page.close();
	}
}

test('a person signs in with the code that came by SMS, and with no other; numbers abroad and a fourth code are rejected', async () => {
	await using running = await published(session, await example('SMSB2B: two-factor login'));
	const form = `${session.url}/form/smsb2b-sign-in`;
	for (const [digits, ending] of [
		['right', 'You are signed in.'],
		['right at the third try', 'You are signed in.'],
		['wrong', 'This is not the code'],
	]) {
		await using visitor = await Visitor.at(form);
		await visitor.enter('690 000 0003');
		await visitor.sees('We have sent four digits to 306900000003.');
		const code = String((await sandbox.messages()).at(-1)?.code);
		for (const left of digits === 'right' ? [] : [2, 1]) {
			await visitor.enter('12345');
			await visitor.sees(`That was not the code. Tries left: ${left}`);
		}
		await visitor.enter(digits === 'wrong' ? '12345' : code);
		await visitor.sees(ending);
	}
	for (const [number, ending] of [
		['+30 6900000003', 'Too many codes'],
		['+44 7400 123456', 'Only Greek mobile numbers'],
		['2101234567', 'Only Greek mobile numbers'],
		['0900123456', 'Only Greek mobile numbers'],
	]) {
		await using visitor = await Visitor.at(form);
		await visitor.enter(number);
		await visitor.sees(ending);
	}
	assert.equal((await sandbox.messages()).length, 3);
	// n8n keeps none of what was entered.
	const ended = async () =>
		(await session.executionsOf(running.workflow)).every(({ status }) => status === 'waiting');
	await until(ended, 20);
});
