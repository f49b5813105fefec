import assert from 'node:assert/strict';
import { test } from 'node:test';
import { DateTime } from 'luxon';
import type { IDataObject } from 'n8n-workflow';
import { useTestEnvironment } from '../context.mts';
import { until } from '../until.mts';
import { rowsOfTable } from './example.mts';
import { absences, expectedRows, useSchoolOffice, table, type Expected } from './school.mts';

const { session, sandbox, storeCredential } = useTestEnvironment();
/** Handing in takes a minute on a busy machine: the costs are looked up first, and the question is answered. */
const secondsAhead = 120;

const office = await useSchoolOffice(session, await storeCredential());

/** A time of today at the school. */
function today(seconds: number): string {
	return DateTime.now().setZone('Europe/Athens').plus({ seconds }).toFormat('HH:mm:ss');
}

const outcome = ({ mitroo, kinito, aitia }: IDataObject) => ({
	register: mitroo,
	mobile: kinito,
	reason: aitia,
});
const byParent = (a: Expected | IDataObject, b: Expected | IDataObject) =>
	`${a.register} ${a.mobile}` < `${b.register} ${b.mobile}` ? -1 : 1;

test('500 absences: every parent is told at the chosen hour, and the table has the outcome of each', async (t) => {
	await sandbox.changeAccount('demo', { balance: 10_000 });
	await sandbox.changeSettings({ reportDelay: 500, callbackTimeout: 60_000 });
	const csv = await absences();
	const sample = { name: 'absences.csv', content: csv };
	const expected = expectedRows(csv).sort(byParent);
	const sendable = expected.filter(({ reason }) => !/έγκυρο|αρχείο/.test(reason));
	await using _example = await office.publishExample();
	assert.match(
		await office.handIn(sample, { time: '00:00', picture: 'school-too-late' }),
		/έχει περάσει/,
	);
	assert.deepEqual(await sandbox.messages(), []);

	const started = Date.now();
	const time = today(secondsAhead);
	const summary = await office.handIn(sample, { time, picture: 'school-summary' });
	t.diagnostic(`handed in after ${Date.now() - started} ms: ${summary.slice(0, 200)}`);
	assert.match(summary, new RegExp(`${sendable.length} SMS`));
	const scheduled = await sandbox.messages();
	assert.equal(scheduled.length, sendable.length);
	assert.ok(scheduled.every((message) => message.scheduled && !message.ucs));
	assert.deepEqual(
		scheduled.map(({ to }) => to).sort(),
		sendable.map(({ mobile }) => mobile).sort(),
	);

	const [{ register: cancelled }] = sendable;
	assert.match(await office.cancel(cancelled), /Ακυρώθηκαν 1 από 1/);

	const rows = await until(
		async () => {
			const found = await rowsOfTable(session, table);
			const waiting = found.filter(({ katastasi }) => katastasi === 'προγραμματίστηκε');
			return waiting.length === 0 && found;
		},
		240,
		3000,
	);
	assert.deepEqual(
		rows.map(outcome).sort(byParent),
		expected.map((row) => (row.register === cancelled ? { ...row, reason: '' } : row)),
	);
	const states = Object.groupBy(rows, ({ katastasi }) => String(katastasi));
	assert.deepEqual(
		Object.fromEntries(Object.entries(states).map(([state, found]) => [state, found?.length])),
		{
			παραδόθηκε: sendable.filter(({ reason }) => reason === '').length - 1,
			'δεν παραδόθηκε': sendable.filter(({ reason }) => reason !== '').length,
			ακυρώθηκε: 1,
			'δεν στάλθηκε': expected.length - sendable.length,
		},
	);

	// The corrected file of the next hour: only those who were not told yet.
	assert.match(await office.handIn(sample, { picture: 'school-again' }), /Στάλθηκαν τώρα: 1 SMS/);
	const messages = await sandbox.messages();
	// The sandbox forgets a message that was cancelled.
	assert.deepEqual(
		messages.map(({ to }) => to).sort(),
		sendable.map(({ mobile }) => mobile).sort(),
	);
	t.diagnostic(`${rows.length} rows, ${messages.length} messages, ${Date.now() - started} ms`);
});
