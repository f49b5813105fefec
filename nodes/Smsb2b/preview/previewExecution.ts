import type { INodeExecutionData, IPairedItemData, NodeOutput } from 'n8n-workflow';

import type { Execute, ItemContext } from '../../../lib/api/context';
import { isInvalidInput } from '../../../lib/errors/itemError';
import { lookUpOnce } from '../lookUpOnce';
import type { Operation } from '../operation';
import { chosenOption } from '../validation/chosenOption';
import { addUp, type Estimate, estimateOf, readBalance } from './estimate';
import { result } from './fields';
import { previewMessage } from './previewMessage';

/** Previews the message of an item. */
const previewItem: Execute = async (context, request) => {
	const pairedItem = { item: context.getItemIndex() };
	const message = await previewMessage(context, request);
	if (!wantsSummary(context)) return [{ json: { ...message }, pairedItem }];
	const look = async () => await readBalance(context, request);
	const balance = await lookUpOnce(context, 'balance', look);
	return [{ json: { ...estimateOf(message, balance) }, pairedItem }];
};

/** How messages are previewed: each for itself, or all of a run added up. */
export const previewExecution: Pick<Operation, 'execute' | 'executeRun'> = {
	execute: () => previewItem,
	executeRun: async (run) => {
		const output = await run.execute();
		const rejected = run.items.filter((item) => isInvalidInput(run.failure(item.getItemIndex())));
		return addedUp(output, rejected.length);
	},
};

function wantsSummary(context: ItemContext): boolean {
	return chosenOption(context, result) === 'summary';
}

/**
 * The summaries of all items as one, in the place of the first. Items that failed stay: those whose input is rejected would
 * not be sent; what the others would cost is unknown.
 *
 * @param rejected how many items were rejected for what they gave
 */
function addedUp(output: NodeOutput, rejected: number): NodeOutput {
	const [items] = output as INodeExecutionData[][];
	const summaries = items.filter(isSummary);
	if (summaries.length === 0) return output;
	const estimate = addUp(summaries.map(({ json }) => json as unknown as Estimate));
	const failed = items.filter(({ json }) => json.error !== undefined);
	const { enough } = estimate;
	const unknown = { cost: null, enough: enough === false ? enough : null };
	const pairings = summaries.flatMap((item) => item.pairedItem ?? []) as IPairedItemData[];
	const all: INodeExecutionData = {
		json: {
			...{ ...estimate, invalid: estimate.invalid + rejected },
			...(failed.length > rejected && unknown),
		},
		pairedItem: pairings.length === 1 ? pairings[0] : pairings,
	};
	const [first] = summaries;
	return [
		items
			.filter((item) => item === first || !isSummary(item))
			.map((item) => (item === first ? all : item)),
	];
}

function isSummary({ json }: INodeExecutionData): boolean {
	return json.messages !== undefined;
}
