import type { IExecuteFunctions, INodeType, NodeOutput } from 'n8n-workflow';

import type { NodeDefaults } from '../../../lib/api/defaults';
import type { Operation, Resource } from '../operation';
import { Run } from './runner';

/** For n8n: how each declared operation is executed in a workflow. */
export function customOperations(
	resources: Resource[],
	defaults: NodeDefaults,
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

function executed(operation: Operation, defaults: NodeDefaults) {
	return async function (this: IExecuteFunctions): Promise<NodeOutput> {
		const run = await Run.start(this, operation, defaults);
		return await (operation.executeRun ? operation.executeRun(run) : run.execute());
	};
}
