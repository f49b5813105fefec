import type { IDataObject } from 'n8n-workflow';

import type { Question } from '../../../lib/pages';
import { keptWithExecution } from '../runner/waitingExecution';

/**
 * A wait for an answer, as it is kept in the execution: what the page shows was worked out from an input that is gone
 * when the page is asked for, since n8n hands on what was parked in its place when the time is over.
 */
export interface AwaitedAnswer {
	nonce: string;
	question: Question;
	/** What the output says of the message. */
	sent: IDataObject;
	/** The fields that the output has; all where none is named. */
	outputFields?: string[];
}

/** One wait of a node at a time, since n8n parks whole executions: it takes the place of an earlier one. */
export const awaitedAnswer = keptWithExecution<AwaitedAnswer>('awaitedAnswer');
