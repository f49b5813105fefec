import type { Locator } from 'playwright-core';
import type { StoredWorkflow } from '../n8n/workflows.mts';
import type { Editor } from './editor.mts';

/** The open panel of a node in n8n's editor. */
export class NodePanel {
	readonly panel: Locator;
	readonly #editor: Editor;

	private constructor(editor: Editor) {
		this.#editor = editor;
		this.panel = editor.page.getByTestId('ndv');
	}

	/** Opens a stored workflow with the panel of one of its nodes. */
	static async open(
		editor: Editor,
		n8nUrl: string,
		{ id, nodes }: StoredWorkflow,
		name: string,
	): Promise<NodePanel> {
		const node = nodes.find((each) => each.name === name);
		await editor.page.goto(`${n8nUrl}/workflow/${id}/${node?.id}`);
		const opened = new NodePanel(editor);
		await opened.panel.getByTestId('node-parameters').waitFor();
		return opened;
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
		await this.#editor.page.getByTestId('rlc-search').fill(text);
	}

	/** The entries of the open list that are loaded. */
	get entries(): Locator {
		return this.#editor.page.getByTestId('rlc-item');
	}

	/** What the open list says where it has no entries to show. */
	get complaint(): Locator {
		return this.#editor.page.getByTestId('rlc-error-container');
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
