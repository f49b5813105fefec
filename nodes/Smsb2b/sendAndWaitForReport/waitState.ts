import type { DeclarativeRestApiSettings } from 'n8n-workflow';

import { isFinal, stateOf } from '../../../lib/callback';
import { ask } from '../../../lib/api/apiRequest';
import type { ExchangeContext } from '../../../lib/api/context';
import { rowsOf, smsList } from '../../../lib/api/rows';

/** The state of a message that will not change any more. */
export interface FinalState {
	status: string;
	statusCode: string;
}

/**
 * Looks up whether the report of a message is there; undefined while it is on its way. A look-up that
 * goes wrong is none: the message is out, and its ID must not get lost over it.
 */
export async function finalState(
	context: ExchangeContext,
	request: DeclarativeRestApiSettings.ResultOptions,
	smsId: string,
): Promise<FinalState | undefined> {
	const body = { smsId, type: 'json' };
	const answer = await ask(context, request, {
		endpoint: 'status/sms',
		body,
		effect: 'reads',
	}).catch(() => undefined);
	const code = answer && rowsOf(answer, smsList).at(0)?.status;
	if (typeof code !== 'string' && typeof code !== 'number') return undefined;
	const status = stateOf(String(code));
	return isFinal(status) ? { status, statusCode: String(code) } : undefined;
}
