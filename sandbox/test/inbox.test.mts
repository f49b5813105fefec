import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { after, test } from 'node:test';
import { chromium } from 'playwright-core';
import type { Browser, Page } from 'playwright-core';
import { call, control, sandbox, until, url } from './support/sandbox.mts';

const CHROMIUM = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser'].find(
	(path) => path && existsSync(path),
);
const inBrowser = {
	skip: CHROMIUM ? false : 'no Chromium here; its path can be given as CHROMIUM',
};

let browser: Browser | undefined;
after(() => browser?.close());

/** Opens the inbox. @returns the page and what went wrong in it */
async function openInbox(width: number): Promise<{ page: Page; mistakes: string[] }> {
	browser ??= await chromium.launch({
		executablePath: CHROMIUM ?? '',
		args: ['--no-sandbox', '--disable-dev-shm-usage'],
	});
	const page = await browser.newPage({ viewport: { width, height: 800 } });
	const mistakes: string[] = [];
	page.on('pageerror', (mistake) => mistakes.push(String(mistake)));
	await page.goto(url);
	await page.getByText('live').waitFor();
	return { page, mistakes };
}

test('the page and its modules are served, nothing else', async () => {
	const page = await fetch(url);
	assert.match(await page.text(), /<title>SMSB2B sandbox/);
	assert.match(page.headers.get('content-security-policy') ?? '', /default-src 'self'/);
	const module = await fetch(`${url}/inbox/main.mts`);
	assert.match(module.headers.get('content-type') ?? '', /^text\/javascript/);
	assert.doesNotMatch(await module.text(), /import type/);
	for (const path of ['routes.mts', '..%2Froutes.mts', 'none.html', 'main.txt']) {
		assert.equal((await fetch(`${url}/inbox/${path}`)).status, 404, path);
	}
});

test('changes are told as server-sent events, a few times a second at most', async () => {
	const response = await fetch(`${url}/control/events`);
	const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
	assert.match((await reader?.read())?.value ?? '', /data: \["messages","reports"/);
	await Promise.all(
		Array.from({ length: 20 }, () => call('sms/send', { to: '6971234567', text: 'Hello' })),
	);
	const next = (await reader?.read())?.value ?? '';
	assert.match(next, /^data: \[[^\]]*"messages"[^\]]*\]\n\n$/);
	await reader?.cancel();
});

test(
	'a message appears automatically, as its phone shows it, and its status is set by a click',
	inBrowser,
	async () => {
		const { page, mistakes } = await openInbox(1400);
		await call('sms/send', {
			to: '306971000001',
			from: 'School',
			text: '<b>Καλημέρα</b>',
			ucs: 'true',
		});
		const bubble = page.locator('[data-id="39116149"]');
		await bubble.waitFor();
		assert.equal(await page.locator('.entry strong').textContent(), 'Maria Papadopoulou');
		assert.equal(await bubble.locator('.from strong').textContent(), 'School');
		assert.equal(await bubble.locator('.text').textContent(), '<b>Καλημέρα</b>');
		assert.match((await bubble.locator('.facts').textContent()) ?? '', /1 part · UCS-2 · 1 credit/);
		await page.locator('#balance', { hasText: '999' }).waitFor();

		await bubble.getByRole('button', { name: 'Fail' }).click();
		await page.locator('[data-id="39116149"][data-status="f"]').waitFor();
		assert.equal(sandbox.messages.all()[0]?.status, 'f');
		await bubble.getByRole('button', { name: 'Deliver' }).click();
		await page.locator('[data-id="39116149"][data-status="d"]').waitFor();
		assert.deepEqual(mistakes, []);
		await page.close();
	},
);

test(
	'a web address in an SMS can be tapped, and the rest of the text is text',
	inBrowser,
	async () => {
		const { page, mistakes } = await openInbox(1400);
		const link = 'http://127.0.0.1:1/webhook-waiting/1/n?n=a-b_c&signature=0f';
		await call('sms/send', {
			to: '306971000001',
			text: `<i>Yes</i>?\n${link}. Javascript:alert(1)`,
		});
		const text = page.locator('[data-id="39116149"] .text');
		await text.waitFor();
		assert.equal(await text.textContent(), `<i>Yes</i>?\n${link}. Javascript:alert(1)`);
		const links = await text.getByRole('link').all();
		assert.equal(links.length, 1);
		assert.equal(await links[0].getAttribute('href'), link);
		assert.equal(await links[0].getAttribute('rel'), 'noopener noreferrer');
		assert.deepEqual(mistakes, []);
		await page.close();
	},
);

test(
	'a Viber message shows its picture and button, and the SMS that took its place',
	inBrowser,
	async () => {
		const { page } = await openInbox(1400);
		await call('viber/send', {
			to: '6971234567',
			from: '1001',
			text: 'Offers',
			image: `${url}/inbox/icon.svg`,
			button_caption: 'See them',
			button_action: 'https://example.com/offers',
			sms_fallback: 'true',
			sms_text: 'Offers by SMS',
		});
		const viber = page.locator('[data-id="39116149"]');
		await viber.waitFor();
		assert.equal(await viber.locator('img.picture').getAttribute('src'), `${url}/inbox/icon.svg`);
		const button = viber.getByRole('link', { name: 'See them' });
		assert.equal(await button.getAttribute('href'), 'https://example.com/offers');
		await viber.getByRole('button', { name: 'Fail' }).click();
		await page.locator('[data-id="39116150"]').waitFor();
		await viber.getByText('replaced by SMS 39116150').waitFor();
		await page.close();
	},
);

test(
	'the panels show reports, log, contacts and settings of the chosen account',
	inBrowser,
	async () => {
		const { page, mistakes } = await openInbox(1400);
		await call('sms/send', { to: '6971234567', text: 'Hello', callback: `${url}/nowhere` });
		await control('POST', 'messages/39116149/report', { status: 'd' });
		await until(() => sandbox.callbacks.calls.length === 1);
		const tab = (name: string) => page.locator('#tabs').getByRole('button', { name }).click();
		await tab('Reports');
		await page.locator('#panel').getByText('msgid=39116149').waitFor();
		assert.equal(await page.locator('#panel .bad').textContent(), '404');
		await tab('API log');
		await page.locator('#panel').getByText('POST sms/send').waitFor();
		await tab('Contacts');
		await page.locator('#panel').getByText('Nikos Georgiou').waitFor();
		await tab('Settings');
		await page.getByLabel('JSON answers').selectOption('reference');
		await until(() => sandbox.settings.shape === 'reference');
		await page.getByLabel('Account').selectOption('second');
		await page.getByText('second-key', { exact: true }).waitFor();
		await page.locator('#balance', { hasText: '50' }).waitFor();
		await page.getByText('No messages yet').waitFor();
		await page.getByRole('button', { name: 'Reset everything' }).click();
		await until(() => sandbox.settings.shape === 'wire');
		assert.deepEqual(mistakes, []);
		await page.close();
	},
);

test(
	'a small screen shows one thing at a time, and nothing is wider than it',
	inBrowser,
	async () => {
		await call('sms/send', { to: '306971000001', text: 'x'.repeat(300) });
		const { page, mistakes } = await openInbox(360);
		await page.locator('.entry').click();
		await page.locator('.bubble').waitFor();
		assert.equal(await page.locator('.entry').isVisible(), false);
		for (const name of ['Reports', 'API log', 'Contacts', 'Settings', 'Phones']) {
			await page.locator('#tabs').getByRole('button', { name }).click();
			const width = await page.evaluate(() => document.documentElement.scrollWidth);
			assert.ok(width <= 360, `${name}: ${width}`);
		}
		await page.getByRole('button', { name: 'All phones' }).click();
		assert.equal(await page.locator('.entry').isVisible(), true);
		assert.equal(await page.getByText('demo-key').isVisible(), true);
		assert.deepEqual(mistakes, []);
		await page.close();
	},
);
