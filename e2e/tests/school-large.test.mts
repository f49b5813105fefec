import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { IDataObject } from 'n8n-workflow';
import { useTestEnvironment } from '../context.mts';
import { until } from '../until.mts';
import { rowsOfTable } from './example.mts';
import { report, serialDay, spreadsheet } from './school-files.mts';
import { table, useSchoolOffice } from './school.mts';

const { session, sandbox, storeCredential } = useTestEnvironment();
const office = await useSchoolOffice(session, await storeCredential());

const rowCount = 5000;
const longestInMinutes = 8;
const day = '2026-11-20';
const written = '20/11/2026';

/** A row of the file, what is to be found in the table for it, and whom a message reaches. */
interface Case {
	cells: Array<string | number | null>;
	rows: Array<{ mobile: string; state: string; reason: RegExp }>;
}

const unsent = (mobile: string, reason: RegExp) => ({ mobile, state: 'δεν στάλθηκε', reason });
const delivered = (mobile: string) => ({ mobile, state: 'παραδόθηκε', reason: /^$/ });

/** The situations of a school's file, in turn; the number of the pupil makes each mobile a different one. */
const SITUATIONS: Array<(pupil: number, register: number) => Case> = [
	(pupil, register) => ({
		cells: [register, 'Κ', 'Ε', serialDay(day), 2, 6_910_000_000 + pupil, null],
		rows: [delivered(String(306_910_000_000 + pupil))],
	}),
	(pupil, register) => ({
		cells: [
			register,
			'Κ',
			'Ε',
			written,
			'3',
			`+30 ${6_910_000_000 + pupil}`,
			6_920_000_000 + pupil,
		],
		rows: [delivered(String(306_910_000_000 + pupil)), delivered(String(306_920_000_000 + pupil))],
	}),
	(pupil, register) => ({
		cells: [register, 'Κ', 'Ε', serialDay(day), 1, null, `0030${6_930_000_000 + pupil}`],
		rows: [delivered(String(306_930_000_000 + pupil))],
	}),
	(_, register) => ({
		cells: [register, 'Κ', 'Ε', serialDay(day), 1, null, null],
		rows: [unsent('', /^Δεν υπάρχει κινητό στο αρχείο$/)],
	}),
	(pupil, register) => ({
		cells: [register, 'Κ', 'Ε', serialDay(day), 1, `6,9${pupil % 10}E+09`, null],
		rows: [unsent(`6,9${pupil % 10}E+09`, /^Το Excel συντόμευσε/)],
	}),
	(pupil, register) => ({
		cells: [register, 'Κ', 'Ε', serialDay(day), 1, `ρωτήστε ${pupil}`, null],
		rows: [unsent(`ρωτήστε ${pupil}`, /^Ο αριθμός δεν είναι έγκυρο κινητό$/)],
	}),
	(_, register) => ({
		cells: [register, 'Κ', 'Ε', serialDay(day), 0, 6_900_000_001, null],
		rows: [],
	}),
	(_, register) => ({ cells: [register, 'Κ', 'Ε', '31/2/2026', 2, 6_900_000_001, null], rows: [] }),
	() => ({ cells: [null, 'Χωρίς', 'Αριθμό', serialDay(day), 2, 6_900_000_001, null], rows: [] }),
];

/** A report covers many days: most of its rows are of another one. */
const otherDay = (register: number): Case => ({
	cells: [register, 'Κ', 'Ε', serialDay('2026-11-19'), 5, 6_900_000_001, null],
	rows: [],
});

/** What SMSB2B says of some of those who would have got it, and what the table has to say then. */
const REFUSALS: Array<[code: number, reason: RegExp]> = [
	[102, /^Δεν υπάρχει αριθμός$/],
	[103, /^Ο αριθμός δεν είναι έγκυρο κινητό$/],
	[104, /^Το κείμενο του μηνύματος είναι κενό$/],
	[105, /^Δεν φτάνουν οι μονάδες/],
	[106, /^Το SMSB2B δεν μπόρεσε να βάλει το μήνυμα στην ουρά/],
	[999, /^Το μήνυμα δεν στάλθηκε \(κωδικός 999: /],
];

test(`${rowCount} rows: each ends as an independent reckoning says, within ${longestInMinutes} minutes`, async (t) => {
	await sandbox.changeAccount('demo', { balance: 100_000 });
	await sandbox.changeSettings({ reportDelay: 500, callbackTimeout: 60_000, rules: [] });
	const cases = Array.from({ length: rowCount }, (_, at) => {
		const isOtherDay = at % 5 > 1;
		const situation = Math.floor(at / 5) * 2 + (at % 5);
		return isOtherDay
			? otherDay(100_000 + at)
			: SITUATIONS[situation % SITUATIONS.length](at, 100_000 + at);
	});
	const sendable = cases.flatMap(({ rows }) => rows.filter(({ state }) => state === 'παραδόθηκε'));
	for (const [at, [code, reason]] of REFUSALS.entries()) {
		const row = sendable[100 * (at + 1)];
		await sandbox.addFault({
			kind: 'body',
			body: JSON.stringify({ status: '0', remarks: 'Error: no', error: String(code) }),
			contentType: 'application/json',
			path: 'sms/send',
			match: { to: row.mobile },
		});
		Object.assign(row, unsent(row.mobile, reason));
	}
	const lost = sendable[50];
	await sandbox.addFault({ kind: 'breakAfter', path: 'sms/send', match: { to: lost.mobile } });
	const reached = sendable
		.filter(({ state }) => state === 'παραδόθηκε')
		.map(({ mobile }) => mobile);
	// No report can be told to be that of a message without an ID: the office looks it up.
	Object.assign(lost, {
		state: 'άγνωστο αν στάλθηκε',
		reason: /^Η απάντηση του SMSB2B χάθηκε/,
	});
	const file = await spreadsheet(
		'big.xls',
		'biff8',
		report(
			'Απουσίες',
			[
				'Αρ. μητρώου',
				'Επώνυμο',
				'Όνομα',
				'Ημ/νία',
				'Σύνολο απουσιών',
				'Κινητό μητέρας',
				'Κινητό πατέρα',
			],
			cases.map(({ cells }) => cells),
		),
	);

	await using _example = await office.publishExample({ hasPublicAddress: false });
	const started = Date.now();
	const summary = await office.handIn(file, { picture: 'school-large' });
	const minutes = (Date.now() - started) / 60_000;
	t.diagnostic(`handed in: ${minutes.toFixed(1)} minutes, ${reached.length} messages`);
	assert.ok(minutes < longestInMinutes, `${minutes} minutes`);
	assert.match(summary, new RegExp(`Στάλθηκαν τώρα: ${reached.length - 1} SMS`));
	for (const left of [
		'άλλης ημέρας \\(19/11/2026\\): 3000',
		'χωρίς ώρες απουσίας: 222',
		'με ημερομηνία που δεν διαβάζεται \\(«31/2/2026»\\): 222',
		'χωρίς αριθμό μητρώου: 222',
	]) {
		assert.match(summary, new RegExp(left));
	}
	const rows = await until(
		async () => {
			const found = (await rowsOfTable(session, table)).filter(
				({ imerominia }) => imerominia === written,
			);
			return found.every(({ katastasi }) => katastasi !== 'σε αποστολή') && found;
		},
		300,
		5000,
	);
	assert.deepEqual(await sandbox.recipients(), reached.sort());
	for (const { id, to } of await sandbox.messages()) {
		if (to === lost.mobile) continue;
		assert.equal(rows.find(({ smsId }) => smsId === String(id))?.kinito, to);
	}
	assert.deepEqual(differences(rows, cases), []);
});

/** Where the table says something else than was reckoned. */
function differences(rows: IDataObject[], cases: Case[]): string[] {
	const found = new Map(rows.map((row) => [`${row.mitroo} ${row.kinito}`, row]));
	const expected = cases.flatMap(({ cells, rows: reckoned }) =>
		reckoned.map((row) => ({ ...row, key: `${cells[0]} ${row.mobile}` })),
	);
	const wrong = expected.flatMap(({ key, state, reason }) => {
		const row = found.get(key);
		const isRight = row?.katastasi === state && reason.test(String(row.aitia ?? ''));
		return isRight ? [] : [`${key}: ${String(row?.katastasi)}, ${String(row?.aitia)}`];
	});
	return found.size === expected.length
		? wrong
		: [...wrong, `${found.size} of ${expected.length} rows`];
}
