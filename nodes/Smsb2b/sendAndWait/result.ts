import type { IDataObject } from 'n8n-workflow';

import type { PageAnswer, Question } from '../../../lib/pages';
import { APPROVED } from './question';
import type { AwaitedAnswer } from './awaitedAnswer';

/** The output after an answer. n8n's agents take `data.approved` of it. */
export function answered({ question, sent }: AwaitedAnswer, answer: PageAnswer): IDataObject {
	return { data: { ...dataOf(question, answer), respondedAt: new Date().toISOString() }, ...sent };
}

function dataOf({ freeText }: Question, { value, text }: PageAnswer): IDataObject {
	return freeText ? { text } : { approved: value === APPROVED };
}

/** The output when the time is over. `chatInput` is what n8n tells the model of an agent. */
export function timedOut(sent: IDataObject, limit: string): IDataObject {
	return {
		data: { approved: false, timedOut: true, chatInput: `No answer ${limit}` },
		...sent,
	};
}
