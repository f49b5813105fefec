import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { selectors, type Browser, type Locator, type Page, type Request } from 'playwright-core';
import { outputFolder } from '../../scripts/install/folders.mts';
import type { Owner } from '../n8n/owner.mts';
import type { Session, WorkflowDefinition } from '../n8n/session.mts';
import { NodePanel } from './node-panel.mts';

// The attribute that n8n's editor marks its parts with.
selectors.setTestIdAttribute('data-test-id');

const windowSize = { width: 1400, height: 900 };

/** n8n's editor in a browser, used as a person uses it. */
export class Editor {
	readonly page: Page;
	/** What the editor has asked of others than n8n. */
	readonly outsideRequests: string[] = [];
	readonly #n8nUrl: string;

	private constructor(page: Page, n8nUrl: string) {
		this.page = page;
		this.#n8nUrl = n8nUrl;
		page.on('request', async (request) => {
			const { origin, protocol } = new URL(request.url());
			const isOutside = protocol.startsWith('http') && origin !== new URL(n8nUrl).origin;
			if (isOutside && !(await isRefusedByBrowser(request))) {
				this.outsideRequests.push(request.url());
			}
		});
	}

	/** Opens n8n in a window of its own and logs in. */
	static async open(browser: Browser, n8nUrl: string, owner: Owner): Promise<Editor> {
		const page = await browser.newPage({ viewport: windowSize });
		const editor = new Editor(page, n8nUrl);
		await page.goto(`${n8nUrl}/signin`);
		await page.getByLabel('Email').fill(owner.email);
		await page.getByLabel('Password').fill(owner.password);
		await page.getByRole('button', { name: 'Sign in' }).click();
		await page.getByTestId('main-sidebar-settings').waitFor();
		return editor;
	}

	/** Stores a workflow and opens it with the panel of one of its nodes. */
	async openNode(session: Session, workflow: WorkflowDefinition, name: string): Promise<NodePanel> {
		const { id, nodes } = await session.createWorkflow(workflow);
		const node = nodes.find((each) => each.name === name);
		await this.page.goto(`${this.#n8nUrl}/workflow/${id}/${node?.id}`);
		const panel = new NodePanel(this.page);
		await panel.panel.getByTestId('node-parameters').waitFor();
		return panel;
	}

	/** Opens an empty workflow. */
	async createWorkflow(): Promise<void> {
		await this.page.getByTestId('universal-add').click();
		await this.page.getByRole('menuitem', { name: 'New workflow' }).click();
	}

	/** Gives the open, empty workflow its trigger; if that is one of a node's events, its panel is open afterwards. */
	async addTrigger(trigger: string, event?: string): Promise<void> {
		await this.page.getByTestId('canvas-plus-button').click();
		await this.#searchNode(trigger);
		if (event !== undefined) await this.#pickAction(event);
	}

	/** Adds a node behind the last one and picks one of its actions; its panel is open afterwards. */
	async addNode(node: string, action: string): Promise<void> {
		await this.page.getByTestId('canvas-handle-plus').last().click();
		await this.#searchNode(node);
		await this.#pickAction(action);
	}

	/** Types a value into a text field of the open node. */
	async fill(parameter: string, value: string): Promise<void> {
		await this.page
			.getByTestId(`parameter-input-${parameter}`)
			.locator('input, textarea')
			.first()
			.fill(value);
	}

	/** Presses "Execute step" and waits for the items or the message that come of it. */
	async executeStep(): Promise<void> {
		await this.page.getByTestId('node-execute-button').click();
		const output = this.page.getByTestId('output-panel');
		await output
			.getByTestId('ndv-items-count')
			.or(output.getByTestId('node-error-message'))
			.first()
			.waitFor();
	}

	/** What the output panel of the open node shows. */
	async outputText(): Promise<string> {
		return await this.page.getByTestId('output-panel').innerText();
	}

	/** Keeps a picture of the window under output/. */
	async screenshot(name: string): Promise<void> {
		await mkdir(outputFolder, { recursive: true });
		await this.page.screenshot({ path: join(outputFolder, `${name}.png`) });
	}

	async #searchNode(name: string): Promise<void> {
		await this.page.getByTestId('node-creator-search-bar').fill(name);
		await this.#creatorItem(name).first().click();
	}

	async #pickAction(name: string): Promise<void> {
		await this.#creatorItem(name).click();
		await this.page.getByTestId('ndv').waitFor();
	}

	#creatorItem(name: string): Locator {
		return this.page.getByTestId('node-creator-item-name').getByText(name, { exact: true });
	}
}

/** Whether n8n's content security policy kept a request from leaving the browser. */
async function isRefusedByBrowser(request: Request): Promise<boolean> {
	await request.response();
	return request.failure()?.errorText === 'csp';
}
