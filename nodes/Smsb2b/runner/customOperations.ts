import type { IExecuteFunctions, INodeType, NodeOutput } from 'n8n-workflow';

import type { NodeDefaults } from '../../../lib/api/defaults';
import type { Operation, Resource } from '../operation';
import { Run } from './runner';

/** For n8n: how each declared operation is carried out in a workflow. */
export function customOperations(
	resources: Resource[],
	defaults: NodeDefaults,
): NonNullable<INodeType['customOperations']> {
	return Object.fromEntries(
		resources.map(({ value, operations }) => [
			value,
			Object.fromEntries(
				operations.map((operation) => [operation.value, carryOut(operation, defaults)]),
			),
		]),
	);
}

function carryOut(operation: Operation, defaults: NodeDefaults) {
	return async function (this: IExecuteFunctions): Promise<NodeOutput> {
		if (operation.run) return await operation.run.call(this, operation, defaults);
		const run = await Run.start(this, operation, defaults);
		return await run.execute();
	};
}
