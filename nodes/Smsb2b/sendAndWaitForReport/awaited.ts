import type { IDataObject, IExecuteFunctions, IWebhookFunctions } from 'n8n-workflow';

import { readNodeContext } from '../runner/nodeContext';

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
	execution.getContext('node')[KEY] = awaited as unknown as IDataObject;
}

/** What the execution waits for; undefined when it is no report, such as while another operation of the node waits. */
export function recallAwaited(context: IWebhookFunctions): AwaitedReport | undefined {
	return readNodeContext(context, KEY) as AwaitedReport | undefined;
}
