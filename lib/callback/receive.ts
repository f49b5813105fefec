import type { Audience } from './audience';
import { type CallbackRequest, type Parameters, readParameters } from './parameters';
import { isRejection, type Rejection } from './rejections';
import { type DeliveryReport, ESSENTIAL_NAMES, readReport, REPORT_NAMES } from './report';
import { checkSignature, isRecipient, readSignature } from './signature';

/** A delivery report, and what tells the signature under which it came from all others. */
export interface SignedReport {
	report: DeliveryReport;
	nonce: string;
}

/** The parameter in which the signature stands. */
export const SIGNATURE = 'sig';

/** The parameters that are read of a call itself, and that no callback URL may have by itself. */
export const RESERVED_NAMES = [SIGNATURE, ...REPORT_NAMES];

const NAMES = { known: RESERVED_NAMES, clear: [SIGNATURE, ...ESSENTIAL_NAMES] };

/**
 * Reads a signed delivery report from a call to a callback URL. Never throws, whatever the call holds.
 *
 * @param check `audience`: where the call arrived; `secret`: what `callbackSecret` gave; `now`: in milliseconds
 */
export function receiveReport(
	request: CallbackRequest,
	{ audience, secret, now = Date.now() }: { audience: Audience; secret: string; now?: number },
): SignedReport | Rejection {
	const parameters = readParameters(request, NAMES);
	if (isRejection(parameters)) return parameters;
	const sig = valueOf(parameters, SIGNATURE);
	if (!sig) return { rejected: 'unsigned' };
	const signature = checkSignature(sig, { audience, secret, now });
	if (isRejection(signature)) return signature;
	const report = readReport(signature.signedParams, parameters, now);
	if (isRejection(report)) return report;
	if (report.to !== null && !isRecipient(signature, report.to))
		return { rejected: 'otherRecipient' };
	return { report, nonce: signature.nonce };
}

/**
 * Reads a delivery report that no signature vouches for. Where the call has a signature, whoever made it, the caller's own
 * parameters are what stands in it, as they are for a signed report. Never throws, whatever the call holds.
 *
 * @param now in milliseconds
 */
export function receiveUnsignedReport(
	request: CallbackRequest,
	now = Date.now(),
): DeliveryReport | Rejection {
	const parameters = readParameters(request, NAMES);
	if (isRejection(parameters)) return parameters;
	const signature = readSignature(valueOf(parameters, SIGNATURE) ?? '');
	const signedParams =
		signature?.signedParams ?? parameters.filter(([name]) => !RESERVED_NAMES.includes(name));
	return readReport(signedParams, parameters, now);
}

function valueOf(parameters: Parameters, wanted: string): string | undefined {
	return parameters.find(([name]) => name === wanted)?.[1];
}
