import type { Execute } from '../../../lib/api/context';
import { isOutcomeUnknown, isTool } from '../../../lib/errors/itemError';

/**
 * The exchange on n8n's routing engine, on which AI agents before version 3 carry tools out. With Retry On Fail such an
 * agent makes a call that throws again, and keeps nothing in between: a call of unknown outcome is therefore answered,
 * in words for the model.
 */
export function asToolAnswer(exchange: Execute): Execute {
	return async function (request) {
		return await exchange.call(this, request).catch((error: unknown) => {
			if (!isOutcomeUnknown(error) || !isTool(this.getNode())) throw error;
			return [{ json: { outcomeKnown: false, message: error.message } }];
		});
	};
}
