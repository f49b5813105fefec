import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { useBrowser } from '../browser/chromium.mts';
import { useTestEnvironment } from '../context.mts';
import { completedExample, protectForms, published } from './example.mts';
import { submitForm } from './office-form.mts';

const { session, sandbox, storeCredential } = useTestEnvironment();
const credential = await storeCredential();
const login = { username: 'office', password: 'of-the-office' };
const key = 'demo-key';

/** Adds a contact. @returns its ID */
async function addContact(details: Record<string, string>): Promise<string> {
	const made = await sandbox.callApi('contact/add', details, key);
	assert.ok(made.contact, JSON.stringify(made));
	return String((made.contact as { contactId: unknown }).contactId);
}

/** The texts that were sent, by their recipients. */
async function sent(): Promise<Record<string, string>> {
	const messages = await sandbox.messages();
	return Object.fromEntries(messages.map(({ to, text }) => [to, text]));
}

test('a notice goes to every contact of a class, in their own words, and never by half', async () => {
	const { groupId } = await sandbox.callApi('group/add', { name: 'Α1' }, key);
	const { groupId: other } = await sandbox.callApi('group/add', { name: 'Α11' }, key);
	const george = await addContact({ mobile: '6970000001', name: 'Γιώργος', vname: 'Γιώργο' });
	const mary = await addContact({ mobile: '6970000002', name: 'Μαρία' });
	const nick = await addContact({ mobile: '6970000003', name: 'Νίκος', vname: 'Νίκο' });
	for (const contactId of [george, mary])
		await sandbox.callApi('group/addContact', { groupId: String(groupId), contactId }, key);
	await sandbox.callApi('group/addContact', { groupId: String(other), contactId: nick }, key);
	const example = await completedExample(session, 'SMSB2B: a notice to a class', credential);
	await protectForms(session, example, login);
	// Whatever the time is here.
	const open = JSON.stringify(example).replace(
		'"from":"08:00","to":"22:00"',
		'"from":"00:00","to":"23:59"',
	);
	await using notice = await published(session, JSON.parse(open) as typeof example);
	const browser = await useBrowser();
	const url = `${session.url}/form/smsb2b-class-notice`;
	const submit = async (group: string, text: string, end: string) =>
		await submitForm(
			browser,
			{ url, login },
			async (page: Page) => {
				await page.getByLabel('Τμήμα').fill(group);
				await page.getByLabel('Κείμενο').fill(text);
			},
			{ button: 'Αποστολή', end },
		);

	const text = 'Καλημέρα {vname}, αύριο τα μαθήματα λήγουν στις 12.';
	const holes = await submit('α1', text, 'Δεν στάλθηκε κανένα SMS');
	assert.match(holes, new RegExp(`\\{vname\\} in "Text" has no value for contact ${mary} `));
	assert.deepEqual(await sent(), {});
	assert.match(await submit('Β9', text, 'Δεν στάλθηκε κανένα SMS'), /Δεν υπάρχει ομάδα επαφών.*Β9/);

	await sandbox.callApi('contact/update', { contactId: mary, vname: 'Μαρία' }, key);
	const done = await submit('Α1', text, 'Η ανακοίνωση στάλθηκε');
	assert.match(done, /Στάλθηκαν 2 από 2 SMS/);
	assert.deepEqual(Object.keys(await sent()).toSorted(), ['306970000001', '306970000002']);
	assert.match((await sent())['306970000001'], /ΓΙΩΡΓΟ/);
	const executions = await session.untilExecuted(notice.workflow, 3, 60);
	assert.equal(executions.length, 3);

	await submit('Α1', 'Αύριο δεν έχουμε μάθημα.', 'Η ανακοίνωση στάλθηκε');
	assert.equal((await sandbox.requests('sms/bulk')).length, 1);
});

test('who has a nameday or birthday is congratulated, once a day', async () => {
	const [today, tomorrow] = [0, 1].map((days) =>
		new Date(Date.now() + days * 86_400_000).toLocaleDateString('sv-SE', {
			timeZone: 'Europe/Athens',
		}),
	);
	const inYear = (day: string) => `1990${day.slice(4)}`;
	await addContact({ mobile: '6970000011', name: 'Άννα', vname: 'Άννα', nameday: inYear(today) });
	await addContact({ mobile: '6970000012', name: 'Νίκος', vname: 'Νίκο', birthday: inYear(today) });
	await addContact({ mobile: '6970000023', nameday: inYear(today), birthday: inYear(today) });
	await addContact({ mobile: '6970000014', name: 'Ελένη', nameday: inYear(tomorrow) });
	const example = await completedExample(session, 'SMSB2B: congratulations', credential);
	const workflow = await session.createWorkflow(example);
	const before = (await sandbox.messages()).length;
	for (const round of [1, 2]) {
		const execution = await session.runStored(workflow);
		execution.succeeded();
		assert.equal(execution.output('Ποιοι γιορτάζουν').length, 3);
		const outputs = execution.output('Στείλε την ευχή');
		assert.deepEqual(
			outputs.map(({ alreadySent }) => alreadySent === true),
			Array(3).fill(round === 2),
		);
	}
	const messages = (await sandbox.messages()).slice(before);
	assert.equal(messages.length, 3);
	const texts = (await sent()) as Record<string, string>;
	assert.match(texts['306970000011'], /^ΑΝΝΑ, ΧΡΟΝΙΑ ΠΟΛΛΑ ΓΙΑ ΤΗ ΓΙΟΡΤΗ ΣΑΣ! /);
	assert.match(texts['306970000012'], /^ΝΙΚΟ, ΧΡΟΝΙΑ ΠΟΛΛΑ ΓΙΑ ΤΑ ΓΕΝΕΘΛΙΑ ΣΑΣ! /);
	assert.match(texts['306970000023'], /^ΧΡΟΝΙΑ ΠΟΛΛΑ ΓΙΑ ΤΗ ΓΙΟΡΤΗ ΚΑΙ ΤΑ ΓΕΝΕΘΛΙΑ ΣΑΣ! /);
});
