import assert from 'node:assert/strict';
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { DateTime } from 'luxon';
import type { IDataObject } from 'n8n-workflow';
import type { Browser } from 'playwright-core';
import { launchChromium } from '../browser/chromium.mts';
import { outputFolder, projectFolder } from '../install/folders.mts';
import { publish, unpublish } from '../n8n/delivery-workflows.mts';
import { createWorkflow, type StoredWorkflow } from '../n8n/workflows.mts';
import { until } from '../until.mts';
import { useLaboratory } from './context.mts';
import { completedExample, rowsOfTable } from './published-example.mts';

const { session, sandbox, storeCredential } = useLaboratory();
const file = join(projectFolder, 'examples/data/school-absences.csv');
const table = 'SMS απουσιών';
/** Handing in takes half a minute on a busy machine. */
const secondsAhead = 90;

let browser: Browser;
before(async () => {
	browser = await launchChromium();
});
after(async () => {
	await browser?.close();
});

/** What is to become of a line of the file, or of one of its two parents. */
interface Expected {
	register: string;
	mobile: string;
	reason: string;
}

/** The rows that the outcome has to have, read from the sample with a phone library of its own. */
async function expectedRows(): Promise<Expected[]> {
	const [head, ...lines] = (await readFile(file, 'utf8')).trim().split(/\r?\n/);
	const columns = head.replace(/^\uFEFF/, '').split(';');
	return lines.flatMap((line) => {
		const cells = line.split(';');
		const cell = (column: string) => cells[columns.indexOf(column)];
		const register = cell('Αρ. Μητρώου');
		const written = [cell('Κινητό κηδεμόνα 1'), cell('Κινητό κηδεμόνα 2')];
		const numbers = new Set(written.filter((text) => text.trim() !== '').map(asMsisdn));
		if (numbers.size === 0) {
			return [{ register, mobile: '', reason: 'Δεν υπάρχει κινητό στο αρχείο' }];
		}
		return [...numbers].map((mobile) => ({ register, ...judged(mobile) }));
	});
}

/** The digits of a mobile number with its country code, or what is written where it is none. */
function asMsisdn(written: string): string {
	const number = parsePhoneNumberFromString(written.replace(/^(?=30[6-9])/, '+'), 'GR');
	return number?.getType() === 'MOBILE' ? number.number.slice(1) : written.trim();
}

function judged(mobile: string): Pick<Expected, 'mobile' | 'reason'> {
	const isMobile = parsePhoneNumberFromString(`+${mobile}`)?.isValid() === true;
	if (!isMobile) return { mobile, reason: 'Ο αριθμός δεν είναι έγκυρο κινητό' };
	// The sandbox lets messages to numbers with this end fail.
	return { mobile, reason: mobile.endsWith('99') ? 'Το δίκτυο ανέφερε ότι δεν έφτασε' : '' };
}

/** Hands the absences in as the school does, and gives what the last page says. */
async function handIn(time: string, picture: string): Promise<string> {
	const page = await browser.newPage();
	try {
		await page.goto(`${session.url}/form/school-absences`);
		await page.locator('input[type=file]').setInputFiles(file);
		await page.locator('input[type=text]').fill(time);
		await page.getByRole('button', { name: 'Αποστολή' }).click();
		await page
			.getByText(/Η αποστολή ολοκληρώθηκε|Δεν στάλθηκε τίποτα/)
			.waitFor({ timeout: 120_000 });
		await mkdir(outputFolder, { recursive: true });
		await page.screenshot({ path: join(outputFolder, `${picture}.png`) });
		return await page.locator('body').innerText();
	} finally {
		await page.close();
	}
}

/** Cancels what waits for a pupil, as the school does. */
async function cancel(register: string): Promise<string> {
	const page = await browser.newPage();
	try {
		await page.goto(`${session.url}/form/school-absences-cancel`);
		await page.locator('input[type=text]').fill(register);
		await page.getByRole('button', { name: 'Ακύρωση' }).click();
		await page.getByText(/Ακυρώθηκαν|Δεν περιμένει/).waitFor({ timeout: 30_000 });
		return await page.locator('body').innerText();
	} finally {
		await page.close();
	}
}

async function publishExample(): Promise<StoredWorkflow> {
	const example = await completedExample(
		session,
		'SMSB2B: school absences',
		await storeCredential(),
	);
	const workflow = await createWorkflow(session, example);
	await publish(session, workflow);
	await until(async () => (await fetch(`${session.url}/form/school-absences`)).ok, 30);
	return workflow;
}

/** A time of today at the school. */
function today(seconds: number): string {
	return DateTime.now().setZone('Europe/Athens').plus({ seconds }).toFormat('HH:mm:ss');
}

const outcome = ({ register, mobile, reason }: IDataObject) => ({ register, mobile, reason });
const byParent = (a: Expected | IDataObject, b: Expected | IDataObject) =>
	`${a.register} ${a.mobile}` < `${b.register} ${b.mobile}` ? -1 : 1;

test('500 absences: every parent hears at the chosen hour, and the table says what became of each', async (t) => {
	await sandbox.changeAccount('demo', { balance: 10_000 });
	await sandbox.changeSettings({ reportDelay: 500, callbackTimeout: 60_000 });
	const expected = (await expectedRows()).sort(byParent);
	const sendable = expected.filter(({ reason }) => !/έγκυρο|αρχείο/.test(reason));
	const workflow = await publishExample();
	try {
		assert.match(await handIn('00:00', 'school-too-late'), /έχει περάσει/);
		assert.deepEqual(await sandbox.messages(), []);

		const started = Date.now();
		const time = today(secondsAhead);
		const summary = await handIn(time, 'school-summary');
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
		assert.match(await cancel(cancelled), /Ακυρώθηκαν 1 από 1/);

		const rows = await until(
			async () => {
				const found = await rowsOfTable(session, table);
				const waiting = found.filter(({ state }) => state === 'προγραμματίστηκε');
				return waiting.length === 0 && found;
			},
			240,
			3000,
		);
		assert.deepEqual(
			rows.map(outcome).sort(byParent),
			expected.map((row) => (row.register === cancelled ? { ...row, reason: '' } : row)),
		);
		const states = Object.groupBy(rows, ({ state }) => String(state));
		assert.deepEqual(
			Object.fromEntries(Object.entries(states).map(([state, found]) => [state, found?.length])),
			{
				παραδόθηκε: sendable.filter(({ reason }) => reason === '').length - 1,
				'δεν παραδόθηκε': sendable.filter(({ reason }) => reason !== '').length,
				ακυρώθηκε: 1,
				'δεν στάλθηκε': expected.length - sendable.length,
			},
		);

		// The corrected file of the next hour: only who has not heard yet.
		assert.match(await handIn('', 'school-again'), /Έφυγαν τώρα: 1 SMS/);
		const messages = await sandbox.messages();
		// The sandbox forgets a message that was cancelled.
		assert.deepEqual(
			messages.map(({ to }) => to).sort(),
			sendable.map(({ mobile }) => mobile).sort(),
		);
		t.diagnostic(`${rows.length} rows, ${messages.length} messages, ${Date.now() - started} ms`);
	} finally {
		await unpublish(session, workflow);
	}
});
