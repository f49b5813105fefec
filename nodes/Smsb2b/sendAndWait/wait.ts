import type { IDataObject, IExecuteFunctions, IWebhookFunctions } from 'n8n-workflow';

import type { Question } from '../../../lib/pages';
import { keepInNodeContext, readNodeContext } from '../runner/nodeContext';

/**
 * A wait for an answer, as it is kept in the execution: what the page shows was worked out from an input that is gone
 * when the page is asked for, since n8n hands on what was parked in its place when the time is over.
 */
export interface Wait {
	nonce: string;
	question: Question;
	/** What the output says of the message. */
	sent: IDataObject;
}

/** Within the node's context; one wait of a node at a time, since n8n parks whole executions. */
const KEY = 'awaitedAnswer';

/** Keeps a wait in the execution; it takes the place of an earlier one of the node. */
export function keepWait(execution: IExecuteFunctions, wait: Wait): void {
	keepInNodeContext(execution, KEY, wait);
}

/** The wait of the execution to which a call came; undefined where there is none. */
export function keptWait(context: IWebhookFunctions): Wait | undefined {
	return readNodeContext(context, KEY) as Wait | undefined;
}
