import type { IExecuteFunctions, IWebhookFunctions } from 'n8n-workflow';

import { keepInNodeContext, readNodeContext } from '../runner/nodeContext';

/** The report for which an execution is parked. */
export interface AwaitedReport {
	smsId: string;
	/** Of the signature that only the callback of this message has. */
	nonce: string;
	/** When the message was sent, in milliseconds. */
	sentAt: number;
}

const KEY = 'awaitedReport';

/** Keeps with the execution what it waits for. */
export function rememberAwaited(execution: IExecuteFunctions, awaited: AwaitedReport): void {
	keepInNodeContext(execution, KEY, awaited);
}

/** What the execution waits for; undefined when it is no report, such as while another operation of the node waits. */
export function recallAwaited(context: IWebhookFunctions): AwaitedReport | undefined {
	return readNodeContext(context, KEY) as AwaitedReport | undefined;
}
