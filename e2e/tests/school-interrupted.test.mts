import assert from 'node:assert/strict';
import { test } from 'node:test';
import { useTestEnvironment } from '../context.mts';
import { until } from '../until.mts';
import { rowsOfTable } from './example.mts';
import { absences, expectedRows, useSchoolOffice, table } from './school.mts';

const { session, sandbox, storeCredential } = useTestEnvironment();

/** A day that no other test hands in: the table keeps those of all. */
const day = '1/12/2026';

const office = await useSchoolOffice(session, await storeCredential());

/** The absences of some pupils on that day. */
async function someAbsences(): Promise<string> {
	const lines = (await absences()).split('\n').slice(0, 150);
	return lines.join('\n').replace(/\d{1,2}\/\d{1,2}\/\d{4}/g, day);
}

test('sending that was stopped continues where it was, and no one is told twice', async (t) => {
	await sandbox.changeAccount('demo', { balance: 10_000 });
	await sandbox.changeSettings({ reportDelay: null, latency: 50 });
	const csv = await someAbsences();
	const expected = expectedRows(csv).filter(({ reason }) => !/έγκυρο|αρχείο/.test(reason));
	await using example = await office.publishExample();
	const { workflow } = example;
	await office.handInAndLeave({ name: 'absences.csv', content: csv });
	await until(async () => (await sandbox.recipients()).length > expected.length / 4, 120, 20);
	const [{ id }] = await session.executionsOf(workflow);
	await session.post(`executions/${id}/stop`);
	const isOver = async () => (await session.executionsOf(workflow))[0].status === 'canceled';
	await until(isOver, 30);
	await sandbox.changeSettings({ latency: 0 });
	const before = (await sandbox.recipients()).length;
	assert.ok(before < expected.length, 'it was stopped while it was sending');

	const summary = await office.goOn();
	t.diagnostic(`${before} before: ${summary}`);
	assert.match(summary, new RegExp(`Στάλθηκαν τώρα: ${expected.length - before} SMS`));
	assert.match(summary, new RegExp(`Είχαν ήδη σταλεί πριν από τη διακοπή: ${before}`));
	assert.deepEqual(await sandbox.recipients(), expected.map(({ mobile }) => mobile).sort());
	const rows = (await rowsOfTable(session, table)).filter(({ imerominia }) => imerominia === day);
	const ids = rows.map(({ smsId }) => smsId).filter((smsId) => smsId);
	assert.equal(new Set(ids).size, expected.length);

	assert.match(await office.goOn(), /Δεν έχει μείνει κανένα/);
});
