import assert from 'node:assert/strict';
import { test } from 'node:test';
import ky from 'ky';
import { useBrowser } from '../browser/chromium.mts';
import { useTestEnvironment } from '../context.mts';
import { credentialsOf } from '../n8n/workflow-builder.mts';
import { until } from '../until.mts';
import { completedExample, protectForms, published, rowsOfTable } from './example.mts';
import { submitForm } from './office-form.mts';
import { serialDay, spreadsheet } from './school-files.mts';

const { session, sandbox, storeCredential } = useTestEnvironment();
const credential = await storeCredential();
const browser = await useBrowser();

test('customers of a file get one SMS the day before, and the table shows what became of each', async () => {
	await sandbox.changeSettings({ reportDelay: 200 });
	const definition = await completedExample(
		session,
		'SMSB2B: appointment reminders from a file',
		credential,
	);
	const login = { username: 'office', password: 'of-the-office' };
	await protectForms(session, definition, login);
	await using running = await published(session, definition);
	const day = (offset: number) =>
		new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);
	const greek = (iso: string) => iso.split('-').map(Number).toReversed().join('/');
	const later = day(10);
	const file = await spreadsheet('customers.xlsx', 'xlsx', [
		['Name', 'Mobile', 'Date', 'Time'],
		['Eleni', 6900000031, serialDay(later), 9.5 / 24],
		['Nikos', '+30 690 000 0032', greek(later), '14:00'],
		['Soon', '6900000033', serialDay(day(1)), '00:30'],
		['Landline', '2101234567', serialDay(later), '10:00'],
		['Nothing', null, serialDay(later), '10:00'],
		['Two', '6900000034, 6900000035', serialDay(later), '10:00'],
		['Past', '6900000036', serialDay(day(-3)), '10:00'],
		['No day', '6900000037', 'soon', '10:00'],
		['British', '+44 7400 123456', serialDay(later), '10:00'],
	]);
	const url = `${session.url}/form/smsb2b-appointment-reminders`;
	const upload = async () =>
		await submitForm(
			browser,
			{ url, login },
			async (page) => {
				const buffer = Buffer.from(file.content);
				const upload = { name: file.name, mimeType: 'application/octet-stream', buffer };
				await page.locator('input[type=file]').setInputFiles(upload);
			},
			{ button: 'Submit', end: 'The file was read' },
		);
	assert.match(await upload(), /Scheduled: 4\. Scheduled before: 0\. Not sent: 5\./);
	assert.match(await upload(), /Scheduled: 0\. Scheduled before: 4\. Not sent: 5\./);

	const messages = await sandbox.messages();
	assert.equal(messages.length, 4);
	const [, month, dayOfMonth] = later.split('-');
	const [eleni] = messages;
	assert.equal(
		eleni.text,
		`Eleni, we expect you on ${dayOfMonth}/${month} at 09:30. To cancel, call 2100000000.`,
	);
	assert.ok(Number(eleni.sendAt) > Date.now() + 8 * 86_400_000);
	const rows = async () =>
		(await rowsOfTable(session, 'appointment reminders')).map(({ name, status, reason }) =>
			[name, status, reason].join(': '),
		);
	assert.deepEqual(
		(await rows()).map((row) => row.slice(0, 45)),
		[
			'Eleni: scheduled: ',
			'Nikos: scheduled: ',
			'Soon: scheduled: ',
			'Landline: not sent: The number in "To" is not',
			'Nothing: not sent: The recipient in "To" is e',
			'Two: not sent: The value in "To" has more tha',
			'Past: not sent: The time in "Send At" is in t',
			'No day: not sent: The date or the time could ',
			'British: scheduled: ',
		],
	);
	await sandbox.report(eleni.id, 'd');
	await until(async () => (await rows()).some((row) => row.startsWith('Eleni: delivered')), 30);
	for (const execution of await session.executionsOf(running.workflow))
		assert.equal(execution.status, 'success');
});

/** Calls the example as the server of an app does. */
class AppServer {
	readonly #headers = { 'X-Token': 'of-the-app' };

	async post(path: string, json: object): Promise<Record<string, string>> {
		const options = { json, headers: this.#headers, throwHttpErrors: false, retry: 0 } as const;
		return await ky.post(`${session.url}/webhook/${path}`, options).json();
	}

	async askFor(mobile: string) {
		return await this.post('smsb2b-verification', { mobile });
	}

	async check(verificationId: string, code: unknown): Promise<string> {
		return (await this.post('smsb2b-verification-check', { verificationId, code })).status;
	}
}

test('an app verifies a phone: right once, five tries, no code it did not ask for', async () => {
	const definition = await completedExample(
		session,
		'SMSB2B: phone verification for an app',
		credential,
	);
	const header = await session.createCredential({
		name: 'App',
		type: 'httpHeaderAuth',
		data: { name: 'X-Token', value: 'of-the-app' },
	});
	for (const node of definition.nodes)
		if (node.type.endsWith('.webhook')) node.credentials = credentialsOf(header);
	await using running = await published(session, definition);
	const url = `${session.url}/webhook/smsb2b-verification-check`;
	await until(async () => (await fetch(url, { method: 'POST' })).status === 403, 30);
	const app = new AppServer();
	const codeOfLast = async () => String((await sandbox.messages()).at(-1)?.code);
	const wrong = (code: string) => (code === '0000' ? '0001' : '0000');

	const first = await app.askFor('690 000 0003');
	assert.equal(first.status, 'sent');
	const code = await codeOfLast();
	assert.equal(await app.check(first.verificationId, wrong(code)), 'wrong');
	assert.equal(await app.check(first.verificationId, code), 'approved');
	assert.equal(await app.check(first.verificationId, code), 'expired');

	const second = await app.askFor('+30 6900000003');
	const secondCode = await codeOfLast();
	const tries = await Promise.all(
		Array.from({ length: 8 }, async () => app.check(second.verificationId, wrong(secondCode))),
	);
	assert.equal(tries.filter((status) => status === 'wrong').length, 5);
	assert.equal(await app.check(second.verificationId, secondCode), 'tooManyTries');

	assert.equal(await app.check('1', '1234'), 'expired');
	assert.equal((await app.askFor('6900000003')).status, 'sent');
	assert.equal((await app.askFor('6900000003')).status, 'tooManyCodes');
	assert.equal((await app.askFor('+44 7400 123456')).status, 'otherCountry');
	assert.equal((await app.askFor('2101234567')).status, 'invalidNumber');
	assert.equal((await app.askFor('')).status, 'invalidNumber');
	assert.equal((await sandbox.messages()).length, 3);
	assert.equal((await session.executionsOf(running.workflow)).length, 0);
});
