import type { IDataObject } from 'n8n-workflow';

import { keptWithExecution } from '../runner/waitingExecution';

/** The report for which an execution is parked. */
export interface AwaitedReport {
	smsId: string;
	/** Of the signature that only the callback of this message has. */
	nonce: string;
	/** When the message was sent, in milliseconds. */
	sentAt: number;
	/** What the output says beside the report, such as the raw response to the message. */
	beside?: IDataObject;
	/** The fields that the output has; all where none is named. */
	outputFields?: string[];
}

/** What the execution waits for. */
export const awaitedReport = keptWithExecution<AwaitedReport>('awaitedReport');
