import assert from 'node:assert/strict';
import { test } from 'node:test';
import { useTestEnvironment } from '../context.mts';
import { until } from '../until.mts';
import { rowsOfTable } from './example.mts';
import { report, serialDay, spreadsheet } from './school-files.mts';
import { table, useSchoolOffice } from './school.mts';

const { session, sandbox, storeCredential } = useTestEnvironment();
const office = await useSchoolOffice(session, await storeCredential());

test("myschool's reports: mobiles of one, absences of the other, the register number filled down", async () => {
	await using _example = await office.publishExample();
	const pupils = report(
		'Γενικά στοιχεία μαθητών',
		[
			...['Α/Α', 'Αριθμός μητρώου', 'Επώνυμο μαθητή', 'Όνομα μαθητή', 'Όνομα πατέρα'],
			...['Επώνυμο Κηδεμόνα', 'Όνομα Κηδεμόνα', 'Κινητό Τηλέφωνο Μαθητή'],
			...['Κινητό Τηλέφωνο Κηδεμόνα', 'Τμήμα'],
		],
		[
			[1, 31001, 'ΜΑΚΡΗ', 'ΑΝΝΑ', 'ΝΙΚΟΣ', 'ΜΑΚΡΗΣ', 'ΝΙΚΟΣ', 6900009001, 6900003001, 'Α1'],
			[2, 31002, 'ΡΗΓΑΣ', 'ΓΙΩΡΓΟΣ', 'ΗΛΙΑΣ', 'ΡΗΓΑ', 'ΖΩΗ', null, '690 000 3002', 'Β2'],
			[3, 31003, 'ΞΕΝΑΚΗ', 'ΕΛΕΝΗ', 'ΑΡΗΣ', 'ΞΕΝΑΚΗΣ', 'ΑΡΗΣ', 6900009003, null, 'Γ3'],
			[4, 31004, 'ΨΑΡΡΑΣ', 'ΘΩΜΑΣ', 'ΑΡΗΣ', 'ΨΑΡΡΑΣ', 'ΑΡΗΣ', null, 6900003004, 'Γ3'],
		],
	);
	const registered = await office.handInPupils(await spreadsheet('mathites.xls', 'biff8', pupils));
	assert.match(registered, /Μαθητές: 4\. Χωρίς κινητό κηδεμόνα: 1\./);

	const [before, day] = [serialDay('2026-11-25'), serialDay('2026-11-26')];
	const absences = report(
		'Αναλυτική κατάσταση απουσιών',
		[
			'Α/Α',
			'Αρ. μητρώου',
			'Επώνυμο μαθητή',
			'Όνομα μαθητή',
			'Όνομα πατέρα',
			'Ημ/νία',
			'Σύνολο απουσιών',
		],
		[
			[1, 31001, 'ΜΑΚΡΗ', 'ΑΝΝΑ', 'ΝΙΚΟΣ', before, 7],
			[null, null, null, null, null, day, 3],
			[2, 31002, 'ΡΗΓΑΣ', 'ΓΙΩΡΓΟΣ', 'ΗΛΙΑΣ', day, 1],
			[3, 31003, 'ΞΕΝΑΚΗ', 'ΕΛΕΝΗ', 'ΑΡΗΣ', day, 2],
			// The number is that of somebody else: the parents of neither may hear of it.
			[4, 31004, 'ΡΗΓΑ', 'ΜΑΡΙΑ', 'ΗΛΙΑΣ', day, 2],
			[5, 39999, 'ΝΕΟΣ', 'ΜΑΘΗΤΗΣ', 'ΗΛΙΑΣ', day, 2],
			[6, null, 'ΧΩΡΙΣ', 'ΑΡΙΘΜΟ', 'ΗΛΙΑΣ', day, 2],
			[null, null, null, null, null, day, 4],
			[null, null, 'Σύνολο', null, null, null, 21],
		],
	);
	const summary = await office.handIn(await spreadsheet('apousies.xls', 'biff8', absences), {
		picture: 'school-myschool',
	});
	assert.match(summary, /Απουσίες της ημέρας 26\/11\/2026/);
	assert.match(summary, /Στάλθηκαν τώρα: 2 SMS/);
	assert.match(summary, /άλλης ημέρας \(25\/11\/2026\): 1 \(γραμμή 16\)/);
	assert.match(summary, /χωρίς αριθμό μητρώου: 3 \(γραμμές 22, 23, 24\)/);
	assert.deepEqual(await sandbox.recipients(), ['306900003001', '306900003002']);
	const [{ text }] = (await sandbox.messages()).filter(({ to }) => to === '306900003001');
	assert.match(text, /ΑΝΝΑ ΜΑΚΡΗ \(Α1\) ΑΠΟΥΣΙΑΣΕ ΣΤΙΣ 26\/11\/2026 \(3 ΔΙΔΑΚΤΙΚΕΣ ΩΡΕΣ\)/);
	const rows = await rowsOfTable(session, table);
	const reasonOf = (register: string) => rows.find(({ mitroo }) => mitroo === register)?.aitia;
	assert.match(String(reasonOf('31003')), /^Δεν υπάρχει κινητό στη λίστα/);
	assert.match(String(reasonOf('31004')), /έχει άλλο επώνυμο$/);
	assert.match(String(reasonOf('39999')), /^Ο αριθμός μητρώου δεν υπάρχει στη λίστα/);
});

test('columns that are not recognized are asked for once', async () => {
	await using _example = await office.publishExample();
	const file = async (register: number, mobile: string) =>
		await spreadsheet('secretary.xlsx', 'xlsx', [
			['Ο πίνακας της γραμματείας'],
			['Κωδικός', 'Επώνυμο', 'Όνομα', 'Τμήμα', 'Πότε', 'Πόσες', 'Κινητό κηδεμόνα'],
			[register, 'Λάμπρου', 'Ήβη', 'Α2', '26/11/2026', 2, mobile],
		]);
	const columns = {
		'Αριθμός μητρώου': 'A: Κωδικός',
		'Ημερομηνία απουσίας': 'E: Πότε',
		'Ώρες απουσίας': 'F: Πόσες',
	};
	const first = await office.handIn(await file(32_001, '6900003201'), { columns });
	assert.match(first, /Στάλθηκαν τώρα: 1 SMS/);
	const second = await office.handIn(await file(32_002, '6900003202'));
	assert.match(second, /Στάλθηκαν τώρα: 1 SMS/);
	assert.deepEqual(await sandbox.recipients(), ['306900003201', '306900003202']);
});

test('without a public address the Status Trigger says what became of the messages', async () => {
	await sandbox.changeSettings({ reportDelay: 100 });
	await using _example = await office.publishExample({ hasPublicAddress: false });
	const content = [
		'Αρ. Μητρώου;Επώνυμο;Όνομα;Τμήμα;Ημερομηνία;Ώρες απουσίας;Κινητό κηδεμόνα 1',
		'33001;Λάμπρου;Ήβη;Α2;26/11/2026;2;6900003301',
		'33002;Λάμπρου;Άρης;Α1;26/11/2026;2;6900003399',
	].join('\r\n');
	await office.handIn({ name: 'absences.csv', content: `\uFEFF${content}` });
	assert.ok((await sandbox.messages()).every(({ callback }) => !callback));
	const states = await until(
		async () => {
			const rows = await rowsOfTable(session, table);
			const found = ['33001', '33002'].map(
				(register) => rows.find(({ mitroo }) => mitroo === register)?.katastasi,
			);
			return found.every((state) => state !== 'σε αποστολή') && found;
		},
		150,
		2000,
	);
	assert.deepEqual(states, ['παραδόθηκε', 'δεν παραδόθηκε']);
});

test('what is no table, and tables without what is needed, send nothing and say why', async () => {
	await using _example = await office.publishExample();
	for (const [name, content] of [
		['picture.xls', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1, 2, 3])],
		['broken.xlsx', Buffer.from('PK\u0003\u0004 no more')],
		['empty.csv', ''],
		['quotes.csv', 'Αρ. Μητρώου;Όνομα\n1;"Άννα\n2;Ζωή\n'],
	] as const) {
		const page = await office.handIn({ name, content });
		assert.match(page, /Δεν στάλθηκε τίποτα/, name);
		assert.match(page, /Χρειάζεται αρχείο Excel/, name);
	}
	const head = 'Αρ. Μητρώου;Επώνυμο;Όνομα;Ημερομηνία;Ώρες απουσίας;Κινητό κηδεμόνα 1';
	const onlyHead = await office.handIn({ name: 'head.csv', content: head });
	assert.match(onlyHead, /δεν έχει γραμμές με αριθμό μητρώου/);
	const notToday = { name: 'a.csv', content: `${head}\n1;Α;Β;26/11/2026;1;6900003901` };
	assert.match(await office.handIn(notToday, { day: 'χθες' }), /Η ημέρα «χθες» δεν διαβάζεται/);
	assert.deepEqual(await sandbox.recipients(), []);
});
