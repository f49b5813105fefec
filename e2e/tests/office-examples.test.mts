import assert from 'node:assert/strict';
import { test } from 'node:test';
import ky from 'ky';
import { useBrowser } from '../browser/chromium.mts';
import { useTestEnvironment } from '../context.mts';
import { until } from '../until.mts';
import { completedExample, published } from './example.mts';

const { session, sandbox, storeCredential } = useTestEnvironment();
const credential = await storeCredential();
const browser = await useBrowser();
const example = async (name: string) => await completedExample(session, name, credential);

test('a new customer of the CRM gets a welcome, and a known one does not get it again', async () => {
	const url = `${session.url}/webhook/smsb2b-new-customer`;
	await using _running = await published(session, await example('SMSB2B: CRM to SMS'));
	const customer = { first_name: 'Ελένη', last_name: 'Δημητρίου', mobile: '6900000002' };
	const announce = async (company: string) => {
		await ky.post(url, { json: { ...customer, company }, retry: 0 });
		return true;
	};
	await until(async () => await announce('Ωμέγα'), 10);
	const welcome = await until(async () => (await sandbox.messages())[0], 20);
	assert.equal(welcome.to, '306900000002');
	assert.match(welcome.text, /^Καλώς ήρθατε, Ελένη!/);

	await announce('Ωμέγα ΑΕ');
	const { body } = await until(async () => (await sandbox.requests('contact/update'))[0], 20);
	assert.equal(body.custom1, 'Ωμέγα ΑΕ');
	assert.equal((await sandbox.requests('contact/update')).length, 1);
	assert.equal((await sandbox.messages()).length, 1);
});

test('the office is told of a low balance, and nothing while there is enough', async () => {
	const alert = await example('SMSB2B: low-balance alert');
	(await session.run(alert)).succeeded();
	assert.deepEqual(await sandbox.messages(), []);

	await sandbox.changeAccount('demo', { balance: 12 });
	(await session.run(alert)).succeeded();
	const [message] = await sandbox.messages();
	assert.equal(message.to, '306900000001');
	assert.equal(message.text, 'ΟΙ ΜΟΝΑΔΕΣ SMS ΤΕΛΕΙΩΝΟΥΝ: ΑΠΟΜΕΝΟΥΝ 12.');
});

test('a person signs in with the code that came by SMS, and with no other', async () => {
	await using _running = await published(session, await example('SMSB2B: two-factor login'));
	for (const [digits, ending] of [
		['right', 'You are signed in.'],
		['wrong', 'Please begin again.'],
	]) {
		await sandbox.reset();
		const page = await browser.newPage();
		const fillIn = async (text: string) => {
			await page.locator('input').first().fill(text);
			await page.getByRole('button').click();
		};
		const form = `${session.url}/form/smsb2b-sign-in`;
		await until(async () => (await page.goto(form))?.ok(), 10);
		await fillIn('6900000003');
		await page.getByText('We have sent four digits to 6900000003.').waitFor();
		const [{ code }] = await sandbox.messages();
		await fillIn(digits === 'right' ? String(code) : '12345');
		await page.getByText(ending).waitFor();
		await page.close();
	}
});
