import {
	NodeApiError,
	NodeOperationError,
	type INode,
	type INodeExecutionData,
} from 'n8n-workflow';

import { asDisplayText } from '../response/displayText';
import { isOutcomeUnknown, isTool, ItemFailure } from '../response/failures';
import { receiptsOf, sentenceOf } from './receipts';

/** Why an item was not carried out, in words for the user. */
export type RunFailure = NodeApiError | NodeOperationError;

/** What became of one input item. */
export interface Outcome {
	index: number;
	items: INodeExecutionData[];
	failure?: RunFailure;
	/** True when its request never started, because an earlier item had stopped the run. */
	skipped?: boolean;
}

/** Whatever was thrown, as a failure of this item. */
export function asRunFailure(node: INode, thrown: unknown, index: number): RunFailure {
	if (thrown instanceof NodeApiError || thrown instanceof NodeOperationError) return thrown;
	const error = thrown instanceof Error ? thrown : new Error(String(thrown));
	return new NodeOperationError(node, error, { itemIndex: index });
}

/** Why items are not started once their execution has been ended. */
export function cancelled(node: INode): RunFailure {
	return new NodeOperationError(node, 'The execution was stopped before all items were started');
}

/** Whether nothing further of the run can succeed. */
export function stopsRun(failure: RunFailure): boolean {
	return failure instanceof ItemFailure && failure.text.stopsRun === true;
}

/** The same failure said of another item. */
export function forItem(node: INode, failure: RunFailure, index: number): RunFailure {
	return failure instanceof ItemFailure ? new ItemFailure(node, index, failure.text) : failure;
}

/**
 * The output of an item that was not carried out. `error` is its only key, which makes n8n move the
 * item to the error output, together with the data of the input item.
 */
export function failureItem(failure: RunFailure, index: number): INodeExecutionData {
	const { message, description } = failure;
	const facts = failure instanceof ItemFailure ? failure.text.facts : {};
	return { json: { error: { message, description, ...facts } }, pairedItem: { item: index } };
}

/**
 * The failure that ends a run: that of the first item that went wrong, or else what stopped the run. It also says
 * what was carried out, because n8n drops the outputs of a node that throws.
 */
export function stoppingFailure(
	outcomes: Outcome[],
	stopped: RunFailure,
	receipt?: string,
): RunFailure {
	const failure = outcomes.find((outcome) => outcome.failure)?.failure ?? stopped;
	const receipts = receiptsOf(outcomes, receipt);
	const others = outcomes.filter((outcome) => outcome.failure && outcome.failure !== failure);
	const sentences = [
		...sentenceOf(receipts, receipt),
		...listing(
			'Outcome unknown, to be looked up before they are sent again',
			others.filter(({ failure: other }) => isOutcomeUnknown(other)),
		),
		...listing(
			'Refused as well',
			others.filter(({ failure: other }) => !isOutcomeUnknown(other)),
		),
		...listing(
			'Not started',
			outcomes.filter(({ skipped }) => skipped),
		),
	];
	failure.description = asDisplayText(
		[failure.description, ...sentences].filter(Boolean).join(' '),
	);
	if (isTool(failure.node))
		failure.message = asDisplayText([failure.message, ...sentences].join(' '));
	failure.context.carriedOut = receipts;
	return failure;
}

function listing(what: string, outcomes: Outcome[]): string[] {
	if (outcomes.length === 0) return [];
	return [`${what}: ${ranges(outcomes.map(({ index }) => index + 1)).join(', ')}.`];
}

function ranges(numbers: number[]): string[] {
	const found: Array<[number, number]> = [];
	for (const number of numbers) {
		const last = found.at(-1);
		if (last && last[1] === number - 1) last[1] = number;
		else found.push([number, number]);
	}
	return found.map(([from, to]) => (from === to ? `item ${from}` : `items ${from} to ${to}`));
}
