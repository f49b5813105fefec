import type { Exchange, Operation } from '../operation';
import { Run } from './runner';

/** A run whose items share something, such as a list that is read once; it is made anew for each run. */
export function sharing(makeExchange: () => Exchange): NonNullable<Operation['run']> {
	return async function (operation, defaults) {
		const operations = { pagination: makeExchange() };
		const shared = { ...operation, routing: { ...operation.routing, operations } };
		return await (await Run.start(this, shared, defaults)).carryOut();
	};
}
