import type { Locator, Page } from 'playwright-core';

/** The open panel of a node in n8n's editor. */
export class NodePanel {
	readonly panel: Locator;
	readonly #page: Page;

	constructor(page: Page) {
		this.#page = page;
		this.panel = page.getByTestId('ndv');
	}

	/** Opens the URLs of a trigger, at the one that works once its workflow is published. */
	async showProductionUrl(): Promise<void> {
		await this.panel.getByText('Webhook URLs', { exact: true }).click();
		await this.panel.getByText('Production URL', { exact: true }).click();
	}

	/** Opens the list behind a resource locator. */
	async openList(parameter: string): Promise<void> {
		await this.panel
			.getByTestId(`resource-locator-${parameter}`)
			.getByTestId('rlc-input-container')
			.click();
	}

	/** Types into the search field of the open list. */
	async search(text: string): Promise<void> {
		await this.#page.getByTestId('rlc-search').fill(text);
	}

	/** The entries of the open list that are loaded. */
	get entries(): Locator {
		return this.#page.getByTestId('rlc-item');
	}

	/** What the open list says where it has no entries to show. */
	get complaint(): Locator {
		return this.#page.getByTestId('rlc-error-container');
	}

	/** What is chosen in a resource locator, as it is shown. */
	async chosen(parameter: string): Promise<string> {
		const locator = this.panel.getByTestId(`resource-locator-${parameter}`);
		return await locator.getByTestId('rlc-input').inputValue();
	}

	/** The fields that the panel offers of the nodes before, such as `smsId`. */
	get fieldsOfInput(): Locator {
		return this.panel.getByTestId('ndv-input-panel').getByTestId('run-data-schema-node-name');
	}
}
