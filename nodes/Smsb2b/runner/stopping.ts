import { type IExecuteFunctions, type INode, NodeOperationError } from 'n8n-workflow';

import { asDisplayText } from '../../../lib/errors/displayText';
import { isOutcomeUnknown, isTool, ItemError } from '../../../lib/errors/itemError';
import { acceptedIdsOf, sentenceOf } from './acceptedIds';
import { inWords } from './itemErrors';
import type { Operation } from '../operation';
import type { Outcome, RunError } from './outcome';
import type { Tries } from './earlierTries';

const NOTHING_SENT = 'Nothing was sent.';

/** Whatever was thrown before the first item, as an error of the whole run. */
export function cannotBegin(node: INode, thrown: unknown): RunError {
	const { message, description = 'Check the credential and the settings of the node.' } =
		inWords(thrown);
	const isSaid = description.endsWith(NOTHING_SENT);
	const whole = asDisplayText(isSaid ? description : `${description} ${NOTHING_SENT}`);
	const title = asDisplayText(message);
	const error = new NodeOperationError(node, title, { description: whole });
	// The base class swaps messages that contain ENOENT, ETIMEDOUT and the like for its own words.
	error.message = isTool(node) ? `${title}. ${whole}` : title;
	return error;
}

/** Why items are not started once their execution has been ended. */
export function cancelled(node: INode): RunError {
	return new NodeOperationError(node, 'The execution was stopped before all items were processed');
}

/** Why nothing is done after a try that was another call: the user has changed the node since. */
export function madeAsAnotherCall(node: INode, { action, idField, completed }: Tries): RunError {
	const known = completed.flatMap(({ index, items }) => (items ? [{ index, items }] : []));
	const unknown = completed.filter(({ items }) => !items);
	return new NodeOperationError(node, 'The operation of this node was changed between two tries', {
		description: [
			`An earlier try did "${action}". Nothing was done now: choose that operation again and retry, or start a new execution with the remaining items.`,
			...sentenceOf(acceptedIdsOf(known, idField), idField),
			...listing('Outcome unknown, check before you resend', unknown),
		].join(' '),
	});
}

/** Whether no item may start after one that failed: unless the node continues on failure, or where none can succeed. */
export function stopsRun(execution: IExecuteFunctions, failure: RunError): boolean {
	const isFatal = failure instanceof ItemError && failure.text.isFatal === true;
	return isFatal || !execution.continueOnFail();
}

/** Whether the user, or the time limit of the workflow, has ended the execution; n8n goes on with a node all the same. */
export function isCancelled(execution: IExecuteFunctions): boolean {
	return execution.getExecutionCancelSignal()?.aborted === true;
}

/** Whether a run that was stopped ends with an error, and not with outputs that say why. */
export function throwsWhenStopped(execution: IExecuteFunctions): boolean {
	return isCancelled(execution) || !execution.continueOnFail();
}

/**
 * The error that ends a run: what stopped it as a whole, or else that of the first item that went wrong. It also says
 * what was done, because n8n drops the outputs of a node that throws.
 */
export function stoppingError(
	outcomes: Outcome[],
	stopped: RunError,
	{ effect, idField }: Pick<Operation, 'effect' | 'idField'>,
): RunError {
	const failures = outcomes.flatMap(({ failure: found }) => found ?? []);
	const failure = failures.includes(stopped) ? failures[0] : stopped;
	const acceptedIds = acceptedIdsOf(outcomes, idField);
	const others = outcomes.filter((outcome) => outcome.failure && outcome.failure !== failure);
	const sentences = [
		// What only reads may be repeated.
		...(effect === 'reads' ? [] : sentenceOf(acceptedIds, idField)),
		...listing(
			'Outcome unknown, check before you resend',
			others.filter(({ failure: other }) => isOutcomeUnknown(other)),
		),
		...listing(
			'Also rejected',
			others.filter(({ failure: other }) => !isOutcomeUnknown(other)),
		),
		...listing(
			'Not started',
			outcomes.filter(({ skipped }) => skipped),
		),
	];
	const own = acceptedIds.length > 0 ? afterOthers(failure.description) : failure.description;
	failure.description = asDisplayText([own, ...sentences].filter(Boolean).join(' '));
	if (isTool(failure.node))
		failure.message = asDisplayText([failure.message, ...sentences].join(' '));
	failure.context.completed = acceptedIds;
	return failure;
}

/** What a run that could not begin says, where an earlier try of it has sent. */
function afterOthers(description: RunError['description']): string {
	return String(description ?? '').replace(NOTHING_SENT, 'Nothing more was sent.');
}

function listing(message: string, outcomes: Array<Pick<Outcome, 'index'>>): string[] {
	if (outcomes.length === 0) return [];
	return [`${message}: ${ranges(outcomes.map(({ index }) => index + 1)).join(', ')}.`];
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
