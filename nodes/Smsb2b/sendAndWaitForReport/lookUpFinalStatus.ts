import { apiRequest } from '../../../lib/api/apiRequest';
import type { ExecuteContext, PreparedRequest } from '../../../lib/api/context';
import { rowsOf, smsList } from '../../../lib/api/rows';
import { isFinalStatus, statusCodeOf, statusOf } from '../../../lib/callback';

/** The state of a message that will not change any more. */
export interface FinalStatus {
	status: string;
	statusCode: string;
}

/**
 * Looks up whether the report of a message is there; undefined while it is on its way. A look-up that
 * goes wrong is none: the message is out, and its ID must not get lost over it.
 */
export async function finalStatus(
	context: ExecuteContext,
	request: PreparedRequest,
	smsId: string,
): Promise<FinalStatus | undefined> {
	const body = { smsId, type: 'json' };
	const response = await apiRequest(context, request, {
		endpoint: 'status/sms',
		body,
		effect: 'reads',
	}).catch(() => undefined);
	const code = response && rowsOf(response, smsList).at(0)?.status;
	if (typeof code !== 'string' && typeof code !== 'number') return undefined;
	const status = statusOf(String(code));
	return isFinalStatus(status) ? { status, statusCode: statusCodeOf(String(code)) } : undefined;
}
