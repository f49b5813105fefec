import type { ItemContext } from '../../../lib/api/context';
import { notSingle, unwrapped } from '../../../lib/values/single';
import { invalidInput } from './inputErrors';

/**
 * The value of a field that takes one; a list of one is that one.
 *
 * @throws ItemError for a list and an object, naming what can be chosen of it
 */
export function singleValue(context: ItemContext, value: unknown, label: string): unknown {
	const problem = notSingle(value, label);
	if (problem) throw invalidInput(context, problem);
	return unwrapped(value);
}
