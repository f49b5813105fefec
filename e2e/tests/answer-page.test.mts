import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { launchChromium } from '../browser/chromium.mts';
import { outputFolder } from '../../scripts/install/folders.mts';
import { linksSent, startAndPark } from '../n8n/answers.mts';
import type { StoredCredential } from '../n8n/credentials.mts';
import { untilExecuted } from '../n8n/delivery-workflows.mts';
import { nodeOutput } from '../n8n/executions.mts';
import { smsb2b, workflowOf } from '../n8n/workflow-builder.mts';
import type { StoredWorkflow } from '../n8n/workflows.mts';
import { useTestEnvironment } from '../context.mts';

const { session, sandbox, storeCredential } = useTestEnvironment();
let browser: Browser;
let credential: StoredCredential;

before(async () => {
	browser = await launchChromium();
	credential = await storeCredential();
	await mkdir(outputFolder, { recursive: true });
});

after(async () => {
	await browser.close();
});

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

async function ask(parameters: INodeParameters): Promise<{ stored: StoredWorkflow; link: string }> {
	const step = smsb2b('Ask', credential, {
		resource: 'sms',
		operation: 'sendAndWait',
		to: '6900000001',
		message: 'Excursion on Friday: may we tell all parents?',
		...parameters,
	});
	const stored = await startAndPark(session, workflowOf('Asks', [{}], step));
	return { stored, link: (await linksSent(sandbox, 1))[0] };
}

async function answerOf(stored: StoredWorkflow): Promise<IDataObject> {
	const [execution, ...more] = await untilExecuted(session, stored, 1);
	assert.equal(more.length, 0);
	assert.equal(execution.status, 'success', execution.data.resultData.error?.message);
	return nodeOutput(execution, 'Ask')[0].json.data as IDataObject;
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
		const { stored, link } = await ask({});
		const page = await open(link, { javaScriptEnabled });
		await keepPicture(page, 'approval-en');
		await page.getByRole('button', { name: 'Approve' }).tap();
		await page.getByRole('heading', { name: 'Thank you, your answer was received.' }).waitFor();
		await keepPicture(page, 'thanks-en');
		assert.equal((await answerOf(stored)).approved, true);
	});
}

test('an approval is declined on a phone of 320 pixels, in Greek and in the dark', async () => {
	const { stored, link } = await ask(greek);
	const page = await open(link, { colorScheme: 'dark', locale: 'el' });
	await keepPicture(page, 'approval-el-dark');
	assert.equal(
		await page
			.getByRole('main')
			.innerText()
			.then((text) => text.includes('Ναύπλιο')),
		true,
	);
	await page.getByRole('button', { name: 'Απόρριψη' }).tap();
	await page.getByRole('heading', { name: 'Ευχαριστούμε' }).waitFor();
	assert.equal((await answerOf(stored)).approved, false);
});

test('a text is written on a phone of 320 pixels, in Greek', async () => {
	const { stored, link } = await ask({ ...greek, responseType: 'freeText' });
	const page = await open(link);
	await keepPicture(page, 'text-el');
	const field = page.getByRole('textbox', { name: 'Η απάντησή σας' });
	await page.getByRole('button', { name: 'Αποστολή' }).tap();
	assert.equal(page.url(), link, 'an empty answer is not sent');
	await field.fill('Ναι, αλλά <b>μόνο</b> με λεωφορείο\nκαι δύο συνοδούς.');
	await page.getByRole('button', { name: 'Αποστολή' }).tap();
	await page.getByRole('heading', { name: 'Ευχαριστούμε' }).waitFor();
	const { text } = await answerOf(stored);
	assert.equal(text, 'Ναι, αλλά <b>μόνο</b> με λεωφορείο\nκαι δύο συνοδούς.');
});

test('a text that is too long comes back with what is wrong, and can be shortened', async () => {
	const { stored, link } = await ask({ responseType: 'freeText' });
	const page = await open(link);
	const field = page.getByRole('textbox', { name: 'Your answer' });
	await page.evaluate('document.querySelector("textarea").removeAttribute("maxlength")');
	await field.fill(`<script>document.title = "taken"</script>${'x'.repeat(70_000)}`);
	await page.getByRole('button', { name: 'Submit' }).tap();
	await page.getByRole('alert').waitFor();
	await keepPicture(page, 'too-long-en');
	await assertReadable(page);
	assert.equal(await page.title(), 'Please answer');
	assert.match(await field.inputValue(), /^<script>/);
	await field.fill('Yes');
	await page.getByRole('button', { name: 'Submit' }).tap();
	await page.getByRole('heading', { name: 'Thank you' }).waitFor();
	assert.equal((await answerOf(stored)).text, 'Yes');
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
	const { stored, link } = await ask({});
	const page = await open(link);
	const posts: string[] = [];
	page.on('request', (request) => request.method() === 'POST' && posts.push(request.url()));
	await page.getByRole('button', { name: 'Decline' }).dblclick();
	await page.getByRole('heading', { name: 'Thank you' }).waitFor();
	assert.equal(posts.length, 1);
	assert.equal((await answerOf(stored)).approved, false);
});

test('a form on another website cannot answer for who opens it', async () => {
	const { stored, link } = await ask({});
	const page = await open(link);
	const form = `<form method="post" action="${link}"><button name="answer" value="approve">Win</button></form>`;
	await page.route('http://127.0.0.1:1/', async (route) => {
		await route.fulfill({ contentType: 'text/html', body: form });
	});
	await page.goto('http://127.0.0.1:1/');
	await page.getByRole('button', { name: 'Win' }).tap();
	await page.getByRole('heading', { name: 'Your answer was not received' }).waitFor();
	await page.goto(link);
	await page.getByRole('button', { name: 'Decline' }).tap();
	assert.equal((await answerOf(stored)).approved, false);
});

test('a used link says so', async () => {
	const { stored, link } = await ask({});
	const page = await open(link);
	await page.getByRole('button', { name: 'Approve' }).tap();
	await page.getByRole('heading', { name: 'Thank you' }).waitFor();
	await answerOf(stored);
	await page.goto(link);
	await page
		.getByText(/no action required/i)
		.first()
		.waitFor();
});
