import assert from 'node:assert/strict';
import { test } from 'node:test';
import { launchChromium } from '../browser/chromium.mts';
import { readExamples, withCredential } from '../n8n/seed-workflows.mts';
import { unpublish } from '../n8n/delivery-workflows.mts';
import {
	activateWorkflow,
	createAndRun,
	createWorkflow,
	type WorkflowDefinition,
} from '../n8n/workflows.mts';
import { until } from '../until.mts';
import { useTestEnvironment } from '../context.mts';

const { session, sandbox, storeCredential } = useTestEnvironment();

/** An example whose user has chosen the credential. */
async function example(name: string): Promise<WorkflowDefinition> {
	const found = (await readExamples()).find((workflow) => workflow.name === name);
	assert.ok(found, `there is an example "${name}"`);
	return withCredential(found, await storeCredential());
}

/** Publishes an example, and takes it back after the work. */
async function whilePublished(name: string, work: () => Promise<void>) {
	const workflow = await createWorkflow(session, await example(name));
	await activateWorkflow(session, workflow);
	try {
		await work();
	} finally {
		await unpublish(session, workflow);
	}
}

test('a new customer of the CRM gets a welcome, and a known one does not get it again', async () => {
	await whilePublished('SMSB2B: CRM to SMS', async () => {
		const customer = {
			first_name: 'Ελένη',
			last_name: 'Δημητρίου',
			mobile: '6900000002',
			company: 'Ωμέγα',
		};
		const announce = async (company: string) => {
			const response = await fetch(`${session.url}/webhook/smsb2b-new-customer`, {
				method: 'POST',
				headers: { 'content-type': 'application/json' },
				body: JSON.stringify({ ...customer, company }),
			});
			assert.ok(response.ok, await response.text());
		};
		await until(async () => {
			await announce('Ωμέγα');
			return true;
		}, 10);
		const [welcome] = await until(async () => {
			const sent = await sandbox.messages();
			return sent.length > 0 && sent;
		}, 20);
		assert.equal(welcome.to, '306900000002');
		assert.match(welcome.text, /^Καλώς ήρθατε, Ελένη!/);

		await announce('Ωμέγα ΑΕ');
		await until(async () => (await sandbox.requests('contact/update')).length === 1, 20);
		const [{ body }] = await sandbox.requests('contact/update');
		assert.equal(body.custom1, 'Ωμέγα ΑΕ');
		assert.equal((await sandbox.messages()).length, 1);
	});
});

test('the office hears of a low balance, and nothing while there is enough', async () => {
	const alert = await example('SMSB2B: low-balance alert');
	assert.equal((await createAndRun(session, alert)).status, 'success');
	assert.deepEqual(await sandbox.messages(), []);

	await sandbox.changeAccount('demo', { balance: 12 });
	assert.equal((await createAndRun(session, alert)).status, 'success');
	const [message] = await sandbox.messages();
	assert.equal(message.to, '306900000001');
	assert.equal(message.text, 'ΟΙ ΜΟΝΑΔΕΣ SMS ΤΕΛΕΙΩΝΟΥΝ: ΑΠΟΜΕΝΟΥΝ 12.');
});

test('a person signs in with the code that came by SMS, and with no other', async () => {
	const browser = await launchChromium();
	try {
		await whilePublished('SMSB2B: two-factor login', async () => {
			for (const [digits, ending] of [
				['right', 'You are signed in.'],
				['wrong', 'Please begin again.'],
			]) {
				await sandbox.reset();
				const page = await browser.newPage();
				const form = `${session.url}/form/smsb2b-sign-in`;
				await until(async () => (await page.goto(form))?.ok(), 10);
				await page.locator('input').first().fill('6900000003');
				await page.getByRole('button').click();
				await page.getByText('We have sent four digits to 6900000003.').waitFor();
				const [{ code }] = await sandbox.messages();
				await page
					.locator('input')
					.first()
					.fill(digits === 'right' ? String(code) : '12345');
				await page.getByRole('button').click();
				await page.getByText(ending).waitFor();
				await page.close();
			}
		});
	} finally {
		await browser.close();
	}
});
