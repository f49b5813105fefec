import type { Execute } from '../../../lib/api/context';
import type { Operation, SharedItems } from '../operation';
import { Run } from './runner';

/** A run whose items share something, such as a list that is read once; it is made anew for each run. */
export function sharing(
	makeExchange: (run: SharedItems) => Execute,
): NonNullable<Operation['run']> {
	return async function (operation, defaults) {
		const run = await Run.start(this, operation, defaults);
		return await run.execute(makeExchange(run));
	};
}
