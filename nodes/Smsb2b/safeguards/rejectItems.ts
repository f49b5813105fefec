import type { ItemContext } from '../../../lib/api/context';
import { type ErrorText, ItemError, Smsb2bError } from '../../../lib/errors/itemError';
import { eachInTurn } from '../eachInTurn';
import type { RunToCheck } from '../operation';
import { NOT_SENT } from '../validation/inputErrors';

/**
 * Adds the items that a check rejects. What else goes wrong is reported when it is the item's turn.
 *
 * @throws Smsb2bError where the run does not continue on failure, and is not of one item
 */
export async function rejectItems(
	rejected: Map<number, ItemError>,
	run: RunToCheck,
	check: (item: ItemContext) => void,
): Promise<void> {
	const found = new Map<number, ItemError>();
	await eachInTurn(run.items(), (item) => {
		try {
			check(item);
		} catch (error) {
			if (error instanceof ItemError) found.set(item.getItemIndex(), error);
		}
	});
	const isAlone = run.items().length === 1;
	if (found.size > 0 && !isAlone && !run.execution?.continueOnFail())
		throw new Smsb2bError(rejectedRun([...found]));
	for (const [index, error] of found) if (!rejected.has(index)) rejected.set(index, error);
}

function rejectedRun([[index, { text }], ...others]: Array<[number, ItemError]>): ErrorText {
	const description = text.description.replace(NOT_SENT, '').trim();
	const same = others.length === 1 ? 'One more item is' : `${others.length} more items are`;
	return {
		message: `${text.message} (item ${index + 1})`,
		description: others.length === 0 ? description : `${description} ${same} rejected, too.`,
	};
}
