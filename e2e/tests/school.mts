import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import type { Browser, Page } from 'playwright-core';
import { useBrowser } from '../browser/chromium.mts';
import { outputFolder, projectFolder } from '../../scripts/install/folders.mts';
import type { Session, StoredCredential } from '../n8n/session.mts';
import { until } from '../until.mts';
import { completedExample, protectForms, published } from './example.mts';

/** The data table in which the example keeps the outcome of each message. */
export const table = 'SMS απουσιών';

const file = join(projectFolder, 'examples/data/school-absences.csv');

/** With what the office opens its forms. */
const login = { username: 'grammateia', password: 'sandbox-only' };

/** A file as the office has it. */
export interface OfficeFile {
	name: string;
	content: Buffer | string;
}

/** What the office enters beside the file. */
export interface HandedIn {
	time?: string;
	day?: string;
	/** The columns that the page asks for, by the name that it gives them. */
	columns?: Record<string, string>;
	/** What the office says when it is asked whether to send; yes unless told otherwise. */
	answer?: keyof typeof ANSWERS;
	/** How long it thinks about it, in milliseconds. */
	answerAfter?: number;
	picture?: string;
}

/** The answers to whether the messages are to be sent. */
const ANSWERS = { yes: 'Ναι, να σταλούν', no: 'Όχι, να μη σταλεί τίποτα' } as const;

/** What a page says at the end. */
const ENDINGS = /Τα SMS (στάλθηκαν|προγραμματίστηκαν)|Δεν στάλθηκε (κανένα|τίποτα)/;

/** What is to become of a line of the file, or of one of its two parents. */
export interface Expected {
	register: string;
	mobile: string;
	reason: string;
}

/** The sample of the example. */
export async function absences(): Promise<string> {
	return await readFile(file, 'utf8');
}

/** The rows that absences have to lead to, read with a phone library of its own. */
export function expectedRows(csv: string): Expected[] {
	const [head, ...lines] = csv.trim().split(/\r?\n/);
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

/**
 * The forms of the example, filled in as the school does, for the tests of a file. Called at the top of the file, before its
 * tests.
 */
export async function useSchoolOffice(
	session: Session,
	credential: StoredCredential,
): Promise<SchoolOffice> {
	return new SchoolOffice(session, credential, await useBrowser());
}

class SchoolOffice {
	readonly #session: Session;
	readonly #credential: StoredCredential;
	readonly #browser: Browser;

	constructor(session: Session, credential: StoredCredential, browser: Browser) {
		this.#session = session;
		this.#credential = credential;
		this.#browser = browser;
	}

	/** The example, published until its user leaves; without a public address, its Status Trigger is on. */
	async publishExample({ hasPublicAddress = true } = {}) {
		const name = 'SMSB2B: school absences';
		const example = await completedExample(this.#session, name, this.#credential, {
			hasPublicAddress,
		});
		await protectForms(this.#session, example, login);
		for (const node of example.nodes) {
			if (node.type.endsWith('.smsb2bStatusTrigger')) node.disabled = hasPublicAddress;
			if (node.type.endsWith('.smsb2bTrigger')) node.disabled = !hasPublicAddress;
		}
		const running = await published(this.#session, example);
		const form = `${this.#session.url}/form/school-absences`;
		await until(async () => (await fetch(form)).status === 401, 30);
		return running;
	}

	/** Hands absences in, and gives what the last page says. */
	async handIn(file: OfficeFile, handedIn: HandedIn = {}): Promise<string> {
		return await this.#fillIn('school-absences', async (page) => {
			await submit(page, file, handedIn);
			await answerColumns(page, handedIn.columns);
			await answerQuestion(page, handedIn);
			await page.getByText(ENDINGS).first().waitFor({ timeout: 600_000 });
			if (handedIn.picture) await takePicture(page, handedIn.picture);
		});
	}

	/** Hands the list of pupils in, and gives what the last page says. */
	async handInPupils(file: OfficeFile, columns?: Record<string, string>): Promise<string> {
		return await this.#fillIn('school-absences-pupils', async (page) => {
			await chooseFile(page, file);
			await page.getByRole('button', { name: 'Καταχώριση' }).click();
			await answerColumns(page, columns);
			await page
				.getByText(/Η λίστα καταχωρίστηκε|Δεν στάλθηκε τίποτα/)
				.waitFor({ timeout: 120_000 });
		});
	}

	/** Hands absences in for now, says yes, and goes away. */
	async handInAndLeave(file: OfficeFile): Promise<void> {
		await this.#fillIn('school-absences', async (page) => {
			await submit(page, file, {});
			await page.getByText(ANSWERS.yes).waitFor({ timeout: 120_000 });
			const answered = page.waitForResponse((response) => response.request().method() === 'POST');
			await answerQuestion(page, {});
			await answered;
		});
	}

	/** Hands absences in, and gives what is asked and where it is answered; the page is closed without an answer. */
	async handInUntilAsked(file: OfficeFile): Promise<{ question: string; url: string }> {
		let url = '';
		const question = await this.#fillIn('school-absences', async (page) => {
			await submit(page, file, {});
			await page.getByText(ANSWERS.yes).waitFor({ timeout: 120_000 });
			url = page.url();
		});
		return { question, url };
	}

	/** Opens the question again, and presses yes as often as told, without waiting in between. */
	async sayYes(url: string, times: number): Promise<void> {
		const pages = await Promise.all(
			Array.from({ length: times }, async () => {
				const page = await this.#browser.newPage({ httpCredentials: login });
				await page.goto(url);
				await page.getByText(ANSWERS.yes, { exact: true }).click();
				return page;
			}),
		);
		await Promise.all(
			pages.map(async (page) => {
				const answered = page.waitForResponse((response) => response.request().method() === 'POST');
				await page.getByRole('button', { name: 'Συνέχεια' }).click();
				await answered;
			}),
		);
		await Promise.all(pages.map(async (page) => await page.close()));
	}

	/** Cancels what waits for a pupil. */
	async cancel(register: string): Promise<string> {
		return await this.#fillIn('school-absences-cancel', async (page) => {
			await page.locator('input[type=text]').fill(register);
			await page.getByRole('button', { name: 'Ακύρωση' }).click();
			await page.getByText(/Ακυρώθηκαν|Κανένα SMS δεν περιμένει/).waitFor({ timeout: 30_000 });
		});
	}

	/** Sends what is left after the sending was interrupted. */
	async goOn(): Promise<string> {
		return await this.#fillIn('school-absences-continue', async (page) => {
			await page.getByText('Ναι', { exact: true }).click();
			await page.getByRole('button', { name: 'Συνέχεια' }).click();
			await page
				.getByText(/Η αποστολή (είχε ολοκληρωθεί|συνεχίστηκε)/)
				.waitFor({ timeout: 120_000 });
		});
	}

	async #fillIn(form: string, fill: (page: Page) => Promise<void>): Promise<string> {
		const page = await this.#browser.newPage({ httpCredentials: login });
		try {
			await page.goto(`${this.#session.url}/form/${form}`);
			await fill(page);
			return await page.locator('body').innerText();
		} finally {
			await page.close();
		}
	}
}

async function submit(page: Page, file: OfficeFile, { time, day }: HandedIn): Promise<void> {
	await chooseFile(page, file);
	await page.getByLabel('Ημέρα απουσιών').fill(day ?? '');
	await page.getByLabel('Ώρα αποστολής σήμερα').fill(time ?? '');
	await page.getByRole('button', { name: 'Συνέχεια' }).click();
}

async function chooseFile(page: Page, { name, content }: OfficeFile): Promise<void> {
	await page
		.locator('input[type=file]')
		.setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(content) });
}

/** Says which columns are meant, where the workflow asks. */
async function answerColumns(page: Page, columns: Record<string, string> = {}): Promise<void> {
	if (Object.keys(columns).length === 0) return;
	await page.getByText('Ποια στήλη είναι;').first().waitFor({ timeout: 120_000 });
	for (const [label, option] of Object.entries(columns)) {
		await page.getByLabel(label).selectOption(option);
	}
	await page.getByRole('button', { name: 'Συνέχεια' }).click();
}

/** Says whether to send, where the workflow asks. */
async function answerQuestion(
	page: Page,
	{ answer = 'yes', answerAfter = 0, picture }: HandedIn,
): Promise<void> {
	const asked = page.getByText(ANSWERS[answer], { exact: true });
	await asked.or(page.getByText(ENDINGS)).first().waitFor({ timeout: 600_000 });
	if (!(await asked.isVisible())) return;
	if (picture) await takePicture(page, `${picture}-question`);
	await page.waitForTimeout(answerAfter);
	await asked.click();
	await page.getByRole('button', { name: 'Συνέχεια' }).click();
}

async function takePicture(page: Page, name: string): Promise<void> {
	await mkdir(outputFolder, { recursive: true });
	await page.screenshot({ path: join(outputFolder, `${name}.png`) });
}
