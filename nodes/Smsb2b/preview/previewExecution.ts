import type { INodeExecutionData, IPairedItemData, NodeOutput } from 'n8n-workflow';

import type { Execute, ItemContext } from '../../../lib/api/context';
import { getOwn } from '../../../lib/values/getOwn';
import { lookUpOnce } from '../lookUpOnce';
import type { Operation } from '../operation';
import { chosenOption } from '../validation/chosenOption';
import { NOT_SENT } from '../validation/inputErrors';
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
	executeRun: async (run) => addedUp(await run.execute()),
};

function wantsSummary(context: ItemContext): boolean {
	return chosenOption(context, result) === 'summary';
}

/**
 * The summaries of all items as one, in the place of the first. Items that failed stay: those whose input is rejected would
 * not be sent; what the others would cost is unknown.
 */
function addedUp(output: NodeOutput): NodeOutput {
	const [items] = output as INodeExecutionData[][];
	const summaries = items.filter(isSummary);
	if (summaries.length === 0) return output;
	const estimate = addUp(summaries.map(({ json }) => json as unknown as Estimate));
	const failed = items.filter(({ json }) => json.error !== undefined);
	const rejected = failed.filter(isRejectedInput).length;
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

/** Unlike a look-up that failed, of which it is not said that nothing was sent. */
function isRejectedInput({ json }: INodeExecutionData): boolean {
	return String(getOwn(json.error, 'description')).endsWith(NOT_SENT);
}

function isSummary({ json }: INodeExecutionData): boolean {
	return json.messages !== undefined;
}
