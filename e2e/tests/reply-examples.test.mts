import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import type { IDataObject } from 'n8n-workflow';
import pMap from 'p-map';
import type { Page } from 'playwright-core';
import { outputFolder, projectFolder } from '../../scripts/install/folders.mts';
import { useBrowser } from '../browser/chromium.mts';
import { useTestEnvironment } from '../context.mts';
import { linkOf, postAnswer, referenceOf } from '../n8n/replies.mts';
import type { StoredWorkflow } from '../n8n/session.mts';
import type { SandboxMessage } from '../sandbox/control.mts';
import { until } from '../until.mts';
import { completedExample, protectForms, published, rowsOfTable } from './example.mts';
import { type FormPages, submitForm } from './office-form.mts';

const { session, sandbox, storeCredential } = useTestEnvironment();
const credential = await storeCredential();
const browser = await useBrowser();
const login = { username: 'office', password: 'of-the-office' };

/** Publishes an example whose form is open to the office only. */
async function running(name: string, change: (text: string) => string = (text) => text) {
	const example = await completedExample(session, name, credential);
	await protectForms(session, example, login);
	return await published(session, JSON.parse(change(JSON.stringify(example))) as typeof example);
}

/** Submits a form of the office. Gives what the last page says. */
const submit = async (path: string, fill: (page: Page) => Promise<void>, pages?: FormPages) =>
	await submitForm(browser, { url: `${session.url}/form/${path}`, login }, fill, pages);

/** Opens the link of a message on a phone and taps a button until it is thanked for; with a picture, keeps one of the page. */
async function tap(message: SandboxMessage, button: string, picture?: string): Promise<void> {
	const viewport = { width: 360, height: 640 };
	const context = await browser.newContext({ viewport, hasTouch: true, isMobile: true });
	const page = await context.newPage();
	await page.goto(linkOf(message));
	if (picture) await page.screenshot({ path: join(outputFolder, `${picture}.png`) });
	await page.getByRole('button', { name: button }).tap();
	await page.getByRole('heading', { name: /^(Thank you|Ευχαριστούμε), / }).waitFor();
	await context.close();
}

/** Starts a workflow from another trigger than its first, as a person does in the editor. */
async function startAt({ id }: StoredWorkflow, name: string): Promise<void> {
	const body = { triggerToStartFrom: { name } };
	const { executionId } = await session.post<{ executionId: string }>(`workflows/${id}/run`, body);
	(await session.execution(executionId, 300)).succeeded();
}

const answered = ({ apantiseis }: IDataObject) => Number(apantiseis) > 0;

test('a notice goes to 500 pupils, 300 parents answer, and the others are reminded once', async () => {
	const table = 'ανακοινώσεις';
	// What is a day later for the office is at once here.
	await using notice = await running('SMSB2B: a notice with "I have seen it"', (text) =>
		text.replace('{ days: 1 }', '{ days: 0 }'),
	);
	const fill = async (page: Page) => {
		await page.getByLabel('Κείμενο').fill('Την Παρασκευή τα μαθήματα λήγουν στις 12.');
		const sample = join(projectFolder, 'examples/data/school-absences.csv');
		await page.locator('input[type=file]').setInputFiles(sample);
	};
	const end = { button: 'Αποστολή', end: 'Η ανακοίνωση στάλθηκε' };
	const summary = await submit('smsb2b-notice-with-reply', fill, end);
	const [sending] = await session.untilExecuted(notice.workflow, 1, 300);
	sending.succeeded();
	assert.equal(sending.output('Ένας για κάθε γονέα').length, 500);
	const messages = await sandbox.messages();
	assert.match(summary, new RegExp(`Στάλθηκαν: ${messages.length} SMS\\.`));
	assert.match(summary, new RegExp(`Δεν στάλθηκαν: ${500 - messages.length}\\.`));
	const rows = await rowsOfTable(session, table);
	assert.equal(rows.length, 500);
	assert.equal(rows.filter(({ stalthike }) => stalthike).length, messages.length);
	assert.ok(rows.every(({ stalthike, aitia }) => Boolean(stalthike) !== Boolean(aitia)));

	const answering = messages.slice(0, 300);
	const [first, second] = answering;
	await tap(first, 'Το είδα', 'reply-notice');
	await pMap(
		answering.slice(1),
		async (message) => {
			assert.equal((await postAnswer(linkOf(message), 'το είδα')).status, 200);
		},
		{ concurrency: 5 },
	);
	await until(
		async () => (await rowsOfTable(session, table)).filter(answered).length === 300,
		...[120, 1000],
	);
	await tap(second, 'Το είδα');
	const seen = new Set(answering.map(referenceOf));
	await until(async () => {
		const now = await rowsOfTable(session, table);
		return now.find(({ anafora }) => anafora === referenceOf(second))?.apantiseis === 2;
	}, 60);
	for (const { anafora, apantisi, apantiseis } of await rowsOfTable(session, table)) {
		const times = anafora === referenceOf(second) ? 2 : 1;
		const isSeen = seen.has(String(anafora));
		assert.deepEqual([apantisi, apantiseis], isSeen ? ['το είδα', times] : ['', 0]);
	}

	for (const round of [1, 2]) {
		await startAt(notice.workflow, 'Κάθε μέρα στις 10');
		const reminders = (await sandbox.messages()).slice(messages.length);
		assert.equal(reminders.length, messages.length - 300, `after round ${round}`);
		for (const reminder of reminders) {
			assert.match(reminder.text, /^ΥΠΕΝΘΥΜΙΣΗ: ΤΗΝ ΠΑΡΑΣΚΕΥΗ/);
			assert.ok(!seen.has(referenceOf(reminder)));
		}
	}
});

test('an appointment is asked about two days before; who is not coming is told to the office; who has not answered is reminded once', async () => {
	// Ten days and half a day later for the office, at once here.
	await using example = await running('SMSB2B: an appointment', (text) =>
		text
			.replace('{ hours: 12 }', '{ days: -20 }')
			.replace('$now.plus({ days: 1 })', '$now.plus({ days: 11 })'),
	);
	const inTenDays = new Date(Date.now() + 10 * 86_400_000).toISOString().slice(0, 10);
	for (const [name, mobile] of [
		['Eleni', '6900000031'],
		['Nikos', '6900000032'],
		['Petros', '6900000033'],
	])
		await submit('smsb2b-appointment', async (page) => {
			await page.getByLabel('Name').fill(name);
			await page.getByLabel('Mobile').fill(mobile);
			await page.getByLabel('Date').fill(inTenDays);
			await page.getByLabel('Time').fill('9:30');
		});
	for (const execution of await session.untilExecuted(example.workflow, 3, 60))
		execution.succeeded();
	const messages = await sandbox.messages();
	const messageTo = (number: string) => {
		const found = messages.find(({ to }) => to === number);
		assert.ok(found, `a message to ${number}`);
		return found;
	};
	const eleni = messageTo('306900000031');
	const [, month, day] = inTenDays.split('-');
	assert.ok(eleni.text.startsWith(`Eleni, your appointment is on ${day}/${month} 09:30.`));
	assert.equal(eleni.sendAt, athens(inTenDays, '09:30') - 2 * 86_400_000);

	await tap(eleni, 'I am coming');
	await tap(messageTo('306900000032'), 'I am not coming', 'reply-appointment');
	for (const execution of await session.untilExecuted(example.workflow, 5, 60))
		execution.succeeded();
	const statuses = async () =>
		(await rowsOfTable(session, 'appointments')).map(({ name, status }) => [name, status]);
	const unanswered = async () =>
		(await statuses()).filter(([, status]) => status === 'asked').length;
	await until(async () => (await unanswered()) === 1, 60);
	assert.deepEqual((await statuses()).toSorted(), [
		['Eleni', 'coming'],
		['Nikos', 'not coming'],
		['Petros', 'asked'],
	]);
	const told = await until(async () => (await sandbox.messages())[3], 60);
	assert.equal(told.to, '306900000001');
	assert.equal(told.text.trim(), `Nikos is not coming on ${day}/${month} 09:30.`);

	for (const round of [1, 2]) {
		await startAt(example.workflow, 'Every day at 10');
		const [reminder, ...others] = (await sandbox.messages()).slice(4);
		assert.equal(others.length, 0, `after round ${round}`);
		assert.equal(reminder.to, '306900000033');
		assert.match(reminder.text, /^Petros, are you coming on /);
		assert.equal(referenceOf(reminder), referenceOf(messageTo('306900000033')));
	}
});

/** The moment at which clocks in Greece show this, in milliseconds. */
function athens(date: string, time: string): number {
	const utc = Date.parse(`${date}T${time}:00Z`);
	const shown = new Date(utc).toLocaleString('sv-SE', { timeZone: 'Europe/Athens' });
	return utc - (Date.parse(`${shown.replace(' ', 'T')}Z`) - utc);
}
