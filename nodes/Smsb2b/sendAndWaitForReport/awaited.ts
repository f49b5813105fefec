import type { IExecuteFunctions, IWebhookFunctions } from 'n8n-workflow';

/** The report for which an execution is parked. */
export interface AwaitedReport {
	smsId: string;
	/** Of the signature that only the callback of this message has. */
	nonce: string;
	/** When the message was sent, in milliseconds. */
	sentAt: number;
}

const KEY = 'awaitedReport';

/**
 * Keeps with the execution what it waits for. n8n stores the node's context with it, apart from all items: it is in no
 * output, and a loop has each wait replace the one before.
 */
export function rememberAwaited(execution: IExecuteFunctions, awaited: AwaitedReport): void {
	execution.getContext('node')[KEY] = JSON.stringify(awaited);
}

/** What the execution waits for; undefined when it is no report, such as while another operation of the node waits. */
export function recallAwaited(context: IWebhookFunctions): AwaitedReport | undefined {
	// A webhook has no other way to its node's context.
	const name = JSON.stringify(context.getNode().name);
	const kept = context.evaluateExpression(`{{ $node[${name}].context[${JSON.stringify(KEY)}] }}`);
	return typeof kept === 'string' ? (JSON.parse(kept) as AwaitedReport) : undefined;
}
