import { apiRequest, withItemError } from '../../../lib/api/apiRequest';
import type { ExecuteContext, PreparedRequest } from '../../../lib/api/context';
import { askedItem } from '../../../lib/api/output';
import { asNumber } from '../../../lib/api/rowMapper';
import { type MessagePreview, roundedCredits } from './previewMessage';

/** What messages come to together. */
export interface Estimate {
	/** Those that would be sent. */
	messages: number;
	/** Those that would not. */
	invalid: number;
	parts: number;
	/** Credits; null where the price of one is unknown. */
	cost: number | null;
	/** Credits of the account. */
	balance: number;
	/** Whether the balance covers the cost; null where that is unknown. */
	enough: boolean | null;
}

/** The estimate of one message. */
export function estimateOf(message: MessagePreview, balance: number): Estimate {
	const isInvalid = message.valid === false;
	return withVerdict({
		messages: isInvalid ? 0 : 1,
		invalid: isInvalid ? 1 : 0,
		parts: isInvalid ? 0 : message.parts,
		cost: isInvalid ? 0 : (message.cost ?? null),
		balance,
	});
}

/** The estimate of all messages of several; their balance is one. */
export function addUp(estimates: Estimate[]): Estimate {
	const sum = (of: (estimate: Estimate) => number) =>
		estimates.reduce((total, each) => total + of(each), 0);
	const isKnown = estimates.every(({ cost }) => cost !== null);
	return withVerdict({
		messages: sum(({ messages }) => messages),
		invalid: sum(({ invalid }) => invalid),
		parts: sum(({ parts }) => parts),
		cost: isKnown ? roundedCredits(sum(({ cost }) => cost ?? 0)) : null,
		balance: estimates[0].balance,
	});
}

function withVerdict(estimate: Omit<Estimate, 'enough'>): Estimate {
	const { cost, balance } = estimate;
	return { ...estimate, enough: cost === null ? null : cost <= balance };
}

const balanceOutput = askedItem((row) => ({ balance: asNumber(row.balance) }));

/** The credits of the account. @throws ItemError when they cannot be read */
export async function readBalance(
	context: ExecuteContext,
	request: PreparedRequest,
): Promise<number> {
	const effect = 'reads';
	const body = { type: 'json' };
	const response = await apiRequest(context, request, { endpoint: 'me/balance', body, effect });
	return await withItemError(context, { effect }, () => {
		const [{ balance }] = balanceOutput.call(context, response);
		return Number(balance);
	});
}
