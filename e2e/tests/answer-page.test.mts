import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { outputFolder } from '../../scripts/install/folders.mts';
import { useBrowser } from '../browser/chromium.mts';
import { useTestEnvironment } from '../context.mts';
import { linksSent } from '../n8n/answers.mts';
import { smsb2b, workflowOf } from '../n8n/workflow-builder.mts';

const { session, sandbox, storeCredential } = useTestEnvironment();
const credential = await storeCredential();
const browser = await useBrowser();
await mkdir(outputFolder, { recursive: true });

/** The narrowest phone that is asked for. */
const phone: BrowserContextOptions = {
	viewport: { width: 320, height: 568 },
	deviceScaleFactor: 2,
	hasTouch: true,
	isMobile: true,
};

const greek = {
	message:
		'Εκδρομή της Γ΄ τάξης στο Ναύπλιο, Παρασκευή 12 Δεκεμβρίου.\n\nΝα σταλεί το ενημερωτικό σημείωμα σε όλους τους γονείς;',
	options: { pageLanguage: 'el' },
};

/** Asks by SMS; gives the link, and what the node gives when it was answered. */
async function ask(parameters: INodeParameters = {}) {
	const step = smsb2b('Ask', credential, 'sms.sendAndWait', {
		...{ to: '6900000001', message: 'Excursion on Friday: may we tell all parents?' },
		...parameters,
	});
	const stored = await session.runUntilWaiting(workflowOf('Asks', [{}], step));
	const answer = async () =>
		(await session.onlyExecution(stored)).output('Ask')[0].data as IDataObject;
	return { link: (await linksSent(sandbox, 1))[0], answer };
}

/** Opens a link on a phone, and sees to what holds for every page. */
async function open(link: string, options: BrowserContextOptions = {}): Promise<Page> {
	const context = await browser.newContext({ ...phone, ...options });
	const page = await context.newPage();
	const complaints: string[] = [];
	const asked: string[] = [];
	page.on('console', (message) => complaints.push(message.text()));
	page.on('pageerror', (error) => complaints.push(error.message));
	page.on('request', (request) => asked.push(request.url()));
	await page.goto(link);
	assert.deepEqual(complaints, []);
	assert.deepEqual(asked, [link], 'nothing but the page is loaded');
	await assertReadable(page);
	return page;
}

const tap = async (page: Page, name: string) => await page.getByRole('button', { name }).tap();
const untilShown = async (page: Page, name: string) =>
	await page.getByRole('heading', { name }).waitFor();

/** Nothing runs off the screen, and buttons are as large as a thumb. */
async function assertReadable(page: Page): Promise<void> {
	assert.equal(await page.evaluate('document.documentElement.scrollWidth'), 320);
	for (const button of await page.getByRole('button').all()) {
		const { height, width } = (await button.boundingBox())!;
		assert.ok(height >= 48 && width >= 200);
	}
	assert.equal(await page.getByRole('heading', { level: 1 }).count(), 1);
	assert.equal(await page.getByRole('main').count(), 1);
}

async function keepPicture(page: Page, name: string): Promise<void> {
	await page.screenshot({ path: join(outputFolder, `answer-${name}.png`), fullPage: true });
}

for (const javaScriptEnabled of [true, false]) {
	test(`an approval is tapped on a phone of 320 pixels, in English (scripts: ${javaScriptEnabled})`, async () => {
		const { answer, link } = await ask();
		const page = await open(link, { javaScriptEnabled });
		await keepPicture(page, 'approval-en');
		await tap(page, 'Approve');
		await untilShown(page, 'Thank you, we received your answer.');
		await keepPicture(page, 'thanks-en');
		assert.equal((await answer()).approved, true);
	});
}

test('an approval is declined on a phone of 320 pixels, in Greek and in the dark', async () => {
	const { answer, link } = await ask(greek);
	const page = await open(link, { colorScheme: 'dark', locale: 'el' });
	await keepPicture(page, 'approval-el-dark');
	assert.match(await page.getByRole('main').innerText(), /Ναύπλιο/);
	await tap(page, 'Απόρριψη');
	await untilShown(page, 'Ευχαριστούμε');
	assert.equal((await answer()).approved, false);
});

test('a text is written on a phone of 320 pixels, in Greek', async () => {
	const { answer, link } = await ask({ ...greek, responseType: 'freeText' });
	const page = await open(link);
	await keepPicture(page, 'text-el');
	const field = page.getByRole('textbox', { name: 'Η απάντησή σας' });
	await tap(page, 'Αποστολή');
	assert.equal(page.url(), link, 'an empty answer is not sent');
	await field.fill('Ναι, αλλά <b>μόνο</b> με λεωφορείο\nκαι δύο συνοδούς.');
	await tap(page, 'Αποστολή');
	await untilShown(page, 'Ευχαριστούμε');
	const { text } = await answer();
	assert.equal(text, 'Ναι, αλλά <b>μόνο</b> με λεωφορείο\nκαι δύο συνοδούς.');
});

test('a text that is too long comes back with what is wrong, and can be shortened', async () => {
	const { answer, link } = await ask({ responseType: 'freeText' });
	const page = await open(link);
	const field = page.getByRole('textbox', { name: 'Your answer' });
	await page.evaluate('document.querySelector("textarea").removeAttribute("maxlength")');
	await field.fill(`<script>document.title = "taken"</script>${'x'.repeat(70_000)}`);
	await tap(page, 'Submit');
	await page.getByRole('alert').waitFor();
	await keepPicture(page, 'too-long-en');
	await assertReadable(page);
	assert.equal(await page.title(), 'Please answer');
	assert.match(await field.inputValue(), /^<script>/);
	await field.fill('Yes');
	await tap(page, 'Submit');
	await untilShown(page, 'Thank you');
	assert.equal((await answer()).text, 'Yes');
});

test('the user’s own words are shown, as text', async () => {
	const long = 'Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen';
	const { link } = await ask({
		approvalOptions: { values: { approveLabel: `<b>${long}</b>`, disapproveLabel: 'Όχι & τέλος' } },
		options: {
			responseFormTitle: `"${long}" <i>`,
			responseFormDescription: '<img src=x onerror=alert(1)>',
		},
	});
	const page = await open(link);
	await keepPicture(page, 'own-words');
	assert.match(await page.getByRole('main').innerText(), /<img src=x onerror=alert\(1\)>/);
	assert.equal(await page.locator('img, b, i').count(), 0);
	await page.getByRole('button', { name: `<b>${long}</b>` }).waitFor();
});

test('two quick taps are one answer', async () => {
	const { answer, link } = await ask();
	const page = await open(link);
	const posts: string[] = [];
	page.on('request', (request) => request.method() === 'POST' && posts.push(request.url()));
	await page.getByRole('button', { name: 'Decline' }).dblclick();
	await untilShown(page, 'Thank you');
	assert.equal(posts.length, 1);
	assert.equal((await answer()).approved, false);
});

test('a form on another website cannot answer for who opens it', async () => {
	const { answer, link } = await ask();
	const page = await open(link);
	const form = `<form method="post" action="${link}"><button name="answer" value="approve">Win</button></form>`;
	await page.route('http://127.0.0.1:1/', async (route) => {
		await route.fulfill({ contentType: 'text/html', body: form });
	});
	await page.goto('http://127.0.0.1:1/');
	await tap(page, 'Win');
	await untilShown(page, 'We did not receive your answer');
	await page.goto(link);
	await tap(page, 'Decline');
	assert.equal((await answer()).approved, false);
});

test('a used link says so', async () => {
	const { answer, link } = await ask();
	const page = await open(link);
	await tap(page, 'Approve');
	await untilShown(page, 'Thank you');
	await answer();
	await page.goto(link);
	await page
		.getByText(/no action required/i)
		.first()
		.waitFor();
});
