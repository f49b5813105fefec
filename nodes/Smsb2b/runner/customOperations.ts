import type { IExecuteFunctions, INodeType, NodeOutput } from 'n8n-workflow';

import type { RequestDefaults } from '../../../lib/api/requestDefaults';
import type { Operation, Resource } from '../operation';
import { Run } from './run';

/** For n8n: how each declared operation is executed in a workflow. */
export function customOperations(
	resources: Resource[],
	defaults: RequestDefaults,
): NonNullable<INodeType['customOperations']> {
	return Object.fromEntries(
		resources.map(({ value, operations }) => [
			value,
			Object.fromEntries(
				operations.map((operation) => [operation.value, executed(operation, defaults)]),
			),
		]),
	);
}

function executed(operation: Operation, defaults: RequestDefaults) {
	return async function (this: IExecuteFunctions): Promise<NodeOutput> {
		const run = await Run.start(this, operation, defaults);
		const tested = await operation.executeTest?.(run);
		return tested ?? (await (operation.executeRun ? operation.executeRun(run) : run.execute()));
	};
}
