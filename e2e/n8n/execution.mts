import assert from 'node:assert/strict';
import type { IDataObject, INodeExecutionData, IRunExecutionData, ITaskData } from 'n8n-workflow';

/** A run of a workflow that has ended, with its data. */
export class Execution {
	readonly id: string;
	readonly status: string;
	readonly data: IRunExecutionData;

	constructor(id: string, status: string, data: IRunExecutionData) {
		this.id = id;
		this.status = status;
		this.data = data;
	}

	/** The first run of a node. */
	run(node: string): ITaskData {
		const [run] = this.data.resultData.runData[node] ?? [];
		if (!run) throw new Error(`The node "${node}" did not run in execution ${this.id}.`);
		return run;
	}

	/** The items that a node gave in its first run, at its first output unless told otherwise. */
	items(node: string, output = 0): INodeExecutionData[] {
		return this.run(node).data?.main[output] ?? [];
	}

	/** The JSON of {@link items}. */
	output(node: string, output = 0): IDataObject[] {
		return this.items(node, output).map(({ json }) => json);
	}

	/** The JSON of the only item that a node gave. */
	onlyOutput(node: string, output = 0): IDataObject {
		const items = this.output(node, output);
		assert.equal(items.length, 1, `items of "${node}"`);
		return items[0];
	}

	/** The items that a node gave in its last run, as a node in a loop does. */
	lastOutput(node: string): IDataObject[] {
		const run = this.data.resultData.runData[node].at(-1);
		return (run?.data?.main[0] ?? []).map(({ json }) => json);
	}

	/** @throws when it did not succeed */
	succeeded(): this {
		assert.equal(this.status, 'success', this.data.resultData.error?.message);
		return this;
	}

	/**
	 * What n8n shows of the failure.
	 * @throws when it did not fail
	 */
	get failure(): { message: string; description: string } {
		assert.equal(this.status, 'error');
		const { error } = this.data.resultData;
		assert.ok(error && 'description' in error);
		return { message: error.message, description: String(error.description) };
	}
}

/** What a node gave in all of these executions. */
export function allOutput(executions: Execution[], node: string): IDataObject[] {
	return executions.flatMap((execution) => execution.output(node));
}
