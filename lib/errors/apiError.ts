import { API_ERRORS, isApiErrorCode, UNKNOWN_API_ERROR } from './apiErrorTexts';
import { quotation } from './displayText';
import { Smsb2bError } from './itemError';

/** Characters of SMSB2B's remarks that a message quotes. */
const MOST_QUOTED_REMARKS = 300;

/**
 * The error that tells the reader of a rejection what it means, from {@link API_ERRORS}.
 *
 * @param code as SMSB2B wrote it; one that is not known is quoted
 * @param remarks of SMSB2B, without secrets; may be empty
 */
export function apiError(code: string, remarks: string): Smsb2bError {
	const { message, description, isFatal } = isApiErrorCode(code)
		? API_ERRORS[code]
		: UNKNOWN_API_ERROR;
	const quote = quotation(remarks, MOST_QUOTED_REMARKS);
	const quoted =
		quote === '' ? `SMSB2B gave code ${code}` : `SMSB2B said: "${quote}" (code ${code})`;
	return new Smsb2bError({
		message,
		description: `${description} ${quoted}.`,
		context: { code, remarks },
		isFatal,
	});
}
