import type { IExecuteFunctions } from 'n8n-workflow';

import { asDisplayText } from '../../../lib/errors/displayText';

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
