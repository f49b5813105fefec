import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { test } from 'node:test';
import { DateTime } from 'luxon';
import { useTestEnvironment } from '../context.mts';
import { until } from '../until.mts';
import { rowsOfTable } from './example.mts';
import { table, useSchoolOffice } from './school.mts';

const { session, sandbox, storeCredential } = useTestEnvironment();
const office = await useSchoolOffice(session, await storeCredential());

/** Absences of a day that no other test hands in: a landline, two who share a number, one abroad. */
function absencesOf(day: string) {
	const content = [
		'Αρ. Μητρώου;Επώνυμο;Όνομα;Τμήμα;Ημερομηνία;Ώρες απουσίας;Κινητό κηδεμόνα 1;Κινητό κηδεμόνα 2',
		`34001;Λάμπρου;Ήβη;Α2;${day};2;6900003401;6900003402`,
		`34002;Λάμπρου;Άρης;Α1;${day};2;6900003401;`,
		`34003;Schmidt;Anna;Α1;${day};3;+491725984200;`,
		`34004;Ρήγα;Ζωή;Α1;${day};3;2101234567;`,
		`34005;Ξένου;Εύα;Α1;${day};3;;`,
	].join('\r\n');
	return { name: 'absences.csv', content: `\uFEFF${content}` };
}

async function rowsOf(day: string) {
	return (await rowsOfTable(session, table)).filter(({ imerominia }) => imerominia === day);
}

const TOLD = ['306900003401', '306900003401', '306900003402', '491725984200'];

test('the office is told what the messages cost, and after no nothing is sent and nothing noted', async () => {
	const day = '7/12/2026';
	await sandbox.changeAccount('demo', { balance: 3200 });
	await using _example = await office.publishExample();
	const { question } = await office.handInUntilAsked(absencesOf(day));
	assert.match(question, /4 SMS, 5 μονάδες από 3\.200\. Να σταλούν;/);
	assert.match(question, /Απουσίες της ημέρας 7\/12\/2026, αποστολή αμέσως\./);
	assert.match(question, /Δεν είναι έγκυρο κινητό, και δεν θα σταλεί: 1\./);
	assert.match(question, /Το πρώτο μήνυμα: «Σας ενημερώνουμε ότι .* Ήβη Λάμπρου/);
	const no = { answer: 'no', picture: 'school-no' } as const;
	assert.match(await office.handIn(absencesOf(day), no), /Δεν στάλθηκε τίποτα/);
	assert.deepEqual(await sandbox.messages(), []);
	assert.deepEqual(await rowsOf(day), []);
	assert.match(await office.handIn(absencesOf(day)), /Τα SMS στάλθηκαν[\s\S]*4 SMS/);
	assert.deepEqual(await sandbox.recipients(), TOLD);
	// Whoever was told is not asked about again.
	assert.match(await office.handIn(absencesOf(day)), /Δεν στάλθηκε κανένα νέο SMS/);
	assert.deepEqual(await sandbox.recipients(), TOLD);
});

test('yes pressed in two windows at once, and the same file handed in twice: everyone is told once', async () => {
	const day = '8/12/2026';
	await sandbox.changeSettings({ latency: 100 });
	await using _example = await office.publishExample();
	const first = await office.handInUntilAsked(absencesOf(day));
	const second = await office.handInUntilAsked(absencesOf(day));
	await office.sayYes(first.url, 2);
	const allTold = async () => (await sandbox.recipients()).length >= TOLD.length;
	await until(allTold, 60);
	await office.sayYes(second.url, 1);
	await sleep(5000);
	assert.deepEqual(await sandbox.recipients(), TOLD);
	await sandbox.changeSettings({ latency: 0 });
});

test('without enough credits nothing is asked and nothing sent', async () => {
	const day = '9/12/2026';
	await sandbox.changeAccount('demo', { balance: 4 });
	await using _example = await office.publishExample();
	const page = await office.handIn(absencesOf(day), { picture: 'school-credits' });
	assert.match(page, /Δεν στάλθηκε τίποτα/);
	assert.match(page, /Χρειάζονται 5 μονάδες για 4 SMS, και ο λογαριασμός έχει 4\./);
	assert.deepEqual(await sandbox.messages(), []);
	await sandbox.changeAccount('demo', { balance: 10_000 });
});

test('an hour that passes while the question is open: nothing is sent, and it is said why', async () => {
	const day = '10/12/2026';
	await using _example = await office.publishExample();
	const time = DateTime.now().setZone('Europe/Athens').plus({ seconds: 25 }).toFormat('HH:mm:ss');
	const page = await office.handIn(absencesOf(day), { time, answerAfter: 26_000 });
	assert.match(page, /Δεν στάλθηκε τίποτα/);
	assert.match(page, /Η ώρα αποστολής πέρασε/);
	assert.deepEqual(await sandbox.messages(), []);
	assert.deepEqual(await rowsOf(day), []);
});
