import type { Locator, Page } from 'playwright-core';

/** What a person does with mouse and keyboard, counted. */
export class CountedPerson {
	clicks = 0;
	keys = 0;
	drags = 0;

	readonly #page: Page;

	constructor(page: Page) {
		this.#page = page;
	}

	async click(target: Locator): Promise<void> {
		await target.click();
		this.clicks += 1;
	}

	/** Types into whatever has the focus; the editor takes over what was typed a moment later. */
	async type(text: string): Promise<void> {
		await this.#page.keyboard.type(text, { delay: 20 });
		await this.#page.waitForTimeout(500);
		this.keys += text.length;
	}

	/** Presses a key, or several at a time, such as `Control+V`. */
	async press(key: string): Promise<void> {
		await this.#page.keyboard.press(key);
		this.keys += 1;
	}

	/** The field in which something was dropped becomes an expression, and takes the focus a moment later. */
	async drag(from: Locator, to: Locator): Promise<void> {
		await from.dragTo(to);
		await this.#page.waitForTimeout(1500);
		this.drags += 1;
	}

	/** As the records of such walks have it: clicks / keys / drags. */
	get counts(): string {
		return `${this.clicks} / ${this.keys} / ${this.drags}`;
	}
}
