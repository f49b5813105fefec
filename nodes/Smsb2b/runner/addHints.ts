import type { IExecuteFunctions } from 'n8n-workflow';

import type { ItemContext } from '../../../lib/api/context';
import { asDisplayText } from '../../../lib/errors/displayText';
import type { Operation } from '../operation';
import type { Outcome } from './outcome';

const shown = new WeakMap<IExecuteFunctions, Set<string>>();

/** Shows a warning above the output of the node: once, however many items give rise to it. */
export function addHint(execution: IExecuteFunctions, message: string): void {
	const messages = shown.get(execution) ?? new Set();
	shown.set(execution, messages);
	if (messages.has(message)) return;
	messages.add(message);
	// A hint is HTML, too, and may name what an input gave.
	execution.addExecutionHints({
		message: asDisplayText(message),
		location: 'outputPane',
		type: 'warning',
	});
}

/** Shows what the operation has to say of the items that ended well. A hint must not cost the output of what was sent. */
export function addHintsOf(
	{ hints }: Operation,
	execution: IExecuteFunctions,
	outcomes: Outcome[],
	itemAt: (index: number) => ItemContext,
): void {
	const ended = outcomes.filter(({ failure, skipped }) => !failure && !skipped);
	try {
		const items = ended.map(({ index, items: outputs }) => ({
			item: itemAt(index),
			outputs: outputs.map(({ json }) => json),
		}));
		for (const hint of hints?.(items) ?? []) addHint(execution, hint);
	} catch {
		return;
	}
}
