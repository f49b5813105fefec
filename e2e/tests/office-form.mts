import type { Browser, Page } from 'playwright-core';
import { until } from '../until.mts';

/** A form that asks for a name and password. */
interface OfficeForm {
	url: string;
	login: { username: string; password: string };
}

/** What the form's button and its last page say. */
export interface FormPages {
	button: string;
	end: string;
}

/** Opens a form of the office, has it filled in, and submits it. Gives what the last page says. */
export async function submitForm(
	browser: Browser,
	{ url, login }: OfficeForm,
	fill: (page: Page) => Promise<void>,
	{ button, end }: FormPages = { button: 'Submit', end: 'Form Submitted' },
): Promise<string> {
	await until(async () => (await fetch(url)).status === 401, 30);
	const context = await browser.newContext({ httpCredentials: login });
	const page = await context.newPage();
	await page.goto(url);
	await fill(page);
	await page.getByRole('button', { name: button }).click();
	await page.getByText(end).waitFor({ timeout: 300_000 });
	// The last page tells n8n that it was shown, which ends the execution.
	await page.waitForLoadState('networkidle');
	const shown = await page.locator('body').innerText();
	await context.close();
	return shown;
}
