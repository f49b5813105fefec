import { apiRequest, undefinedOnApiError, withItemError } from '../../../lib/api/apiRequest';
import type { ExecuteContext, ItemContext, PreparedRequest } from '../../../lib/api/context';
import { askedItem } from '../../../lib/api/output';
import { asNumber, asText } from '../../../lib/api/rowMapper';
import { API_ERRORS } from '../../../lib/errors/apiErrorTexts';
import { type ErrorText, isTool } from '../../../lib/errors/itemError';
import { type OneNumber, readMobileNumber } from '../../../lib/phone/readMobileNumber';
import { isBlank, trimmed } from '../../../lib/values/single';
import { notOneRecipient } from '../fields/recipient';
import { lookUpOnce } from '../lookUpOnce';
import { getBoolean } from '../validation/boolean';
import { checkNumbers } from './fields';

/** A mobile number as SMSB2B knows it; what it did not say, or was not asked, is null. */
export interface CheckedNumber {
	msisdn: string | null;
	mcc: string | null;
	mnc: string | null;
	/** Credits for each part of an SMS. */
	price: number | null;
}

/** The recipient of a message. */
export type CheckedRecipient =
	| ({ to: string; valid: true | null } & CheckedNumber)
	| { to: string; valid: false; reason: string };

/** What mobile/check says of what is no mobile number (reference, mobile/check). */
const NOT_MOBILE = '201';

const UNKNOWN: CheckedNumber = { msisdn: null, mcc: null, mnc: null, price: null };

/**
 * Whether the message of an item has a valid recipient, and what SMSB2B charges for it: a look-up that is free.
 *
 * @returns undefined where the text alone is previewed
 * @throws ItemError when the look-up fails
 */
export async function checkRecipient(
	context: ExecuteContext,
	request: PreparedRequest,
): Promise<CheckedRecipient | undefined> {
	const given: unknown = context.getNodeParameter('to', '');
	const reading = readMobileNumber(given);
	if (reading.kind === 'none' && isLeftEmpty(context)) return undefined;
	if (reading.kind !== 'one') return invalid(trimmed(given), notOneRecipient(reading));
	const { written: to, number } = reading;
	if (!getBoolean(context, `options.${checkNumbers.name}`, checkNumbers.displayName, true)) {
		return { to, valid: null, ...UNKNOWN };
	}
	const look = async () => await lookUp(context, request, number);
	const found = await lookUpOnce(context, `mobile ${number}`, look);
	return found ? { to, valid: true, ...found } : invalid(to, API_ERRORS[103]);
}

/** Whether nothing was entered, unlike an expression that gives nothing. A model may leave the number out. */
function isLeftEmpty(context: ItemContext): boolean {
	const node = context.getNode();
	return isTool(node) || isBlank(node.parameters.to);
}

function invalid(to: string, { message, description }: ErrorText): CheckedRecipient {
	return { to, valid: false, reason: `${message}. ${description}` };
}

const numberOutput = askedItem(
	(row) => ({
		msisdn: asText(row.msisdn),
		mcc: asText(row.mcc),
		mnc: asText(row.mnc),
		price: asNumber(row.cost),
	}),
	'mobile',
);

async function lookUp(
	context: ExecuteContext,
	request: PreparedRequest,
	number: OneNumber['number'],
): Promise<CheckedNumber | undefined> {
	const body = { type: 'json', mobile: number };
	const effect = 'reads';
	const response = await undefinedOnApiError(
		NOT_MOBILE,
		apiRequest(context, request, { endpoint: 'mobile/check', body, effect }),
	);
	if (!response) return undefined;
	const [row] = await withItemError(context, { effect }, () =>
		numberOutput.call(context, response),
	);
	return { ...UNKNOWN, ...row };
}
