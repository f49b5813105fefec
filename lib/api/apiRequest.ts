import type { DeclarativeRestApiSettings, IDataObject } from 'n8n-workflow';

import type { Effect, ExchangeContext } from './context';
import type { Answer } from './formats';
import { exchange } from './sendRequest';

type Request = DeclarativeRestApiSettings.ResultOptions;

/** A call of an operation that needs several. */
export interface Question {
	endpoint: string;
	/** The form fields; the format of the answer is among them. */
	body: IDataObject;
	effect: Effect;
}

/**
 * The answer to one of several calls of an operation, for operations whose reading gives the answer
 * itself. What was set for the request, such as its time-out, holds for each.
 */
export async function ask(
	context: ExchangeContext,
	request: Request,
	{ endpoint, body, effect }: Question,
): Promise<Answer> {
	const options = { ...request.options, url: `/${endpoint}`, body: { ...body } };
	const [{ json }] = await exchange(effect).call(context, { ...request, options });
	return json;
}
