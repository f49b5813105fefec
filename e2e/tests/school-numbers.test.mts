import assert from 'node:assert/strict';
import { test } from 'node:test';
import { useTestEnvironment } from '../context.mts';
import { rowsOfTable } from './example.mts';
import { absences, table, useSchoolOffice } from './school.mts';

const { session, sandbox, storeCredential } = useTestEnvironment();
const office = await useSchoolOffice(session, await storeCredential());

/** What stands in the file for the mobile of a parent, whom it reaches, and what the table says otherwise. */
const NUMBERS: Array<[written: string, msisdn: string | undefined, reason: string]> = [
	['6.97123456E9', undefined, 'Το Excel συντόμευσε'],
	['6,97123E+09', undefined, 'Το Excel συντόμευσε'],
	['3.06971E+11', undefined, 'Το Excel συντόμευσε'],
	['6,97Ε+09', undefined, 'Το Excel συντόμευσε'],
	['6900002001.0', '306900002001', ''],
	['6900002002,00', '306900002002', ''],
	['+44 (0)7400 123456', '447400123456', ''],
	['6851234567', '306851234567', ''],
	['6900002003 (μητέρα)', undefined, 'δεν είναι έγκυρο κινητό'],
	['δεν έχει', undefined, 'δεν είναι έγκυρο κινητό'],
];

test('numbers as a spreadsheet leaves them reach their own parents, or no one', async () => {
	const [head] = (await absences()).split(/\r?\n/);
	const lines = NUMBERS.map(
		([written], at) => `${20_001 + at};Μακρή;Άννα;Α1;24/11/2026;3;Ζωή Μακρή;${written};;`,
	);
	await using _example = await office.publishExample();
	await office.handIn({ name: 'numbers.csv', content: [head, ...lines].join('\n') });
	const reached = NUMBERS.flatMap(([, msisdn]) => msisdn ?? []);
	assert.deepEqual(await sandbox.recipients(), reached.sort());
	const own = new Set(NUMBERS.map((_, at) => String(20_001 + at)));
	const rows = (await rowsOfTable(session, table)).filter(({ mitroo }) => own.has(String(mitroo)));
	// Each row has the ID of its own message, also behind those that were rejected.
	for (const { id, to } of await sandbox.messages())
		assert.equal(rows.find(({ smsId }) => smsId === String(id))?.kinito, to);
	for (const [at, [written, msisdn, reason]] of NUMBERS.entries()) {
		const row = rows.find(({ mitroo }) => mitroo === String(20_001 + at));
		assert.equal(row?.katastasi === 'δεν στάλθηκε', msisdn === undefined, written);
		if (msisdn === undefined) assert.match(String(row?.aitia), new RegExp(reason), written);
	}
});
