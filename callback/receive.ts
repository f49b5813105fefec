import { readParameters, type CallbackRequest } from './parameters';
import { isRefusal, type Refusal } from './refusals';
import { isReportParameter, readReport, type DeliveryReport } from './report';
import { checkSignature, type CheckedCall } from './signature';

/** A delivery report, and the signature under which it came; none where none is asked for. */
export interface ReceivedReport {
	report: DeliveryReport;
	nonce?: string;
}

/**
 * Reads a delivery report from a call to a callback URL. Never throws, whatever the call holds.
 *
 * @param secret what `callbackSecret` gave; undefined takes anybody's word
 * @param now in milliseconds
 */
export function receiveReport(
	request: CallbackRequest,
	secret: string | undefined,
	now = Date.now(),
): ReceivedReport | Refusal {
	const parameters = readParameters(request);
	if (isRefusal(parameters)) return parameters;
	const call =
		secret === undefined ? takeUnsigned(parameters) : checkSignature(parameters, secret, now);
	if (isRefusal(call)) return call;
	const report = readReport(call.own, call.appended, now);
	return isRefusal(report) ? report : { report, nonce: call.nonce };
}

function takeUnsigned(
	parameters: CheckedCall['own'],
): Omit<CheckedCall, 'nonce'> & { nonce?: string } {
	return {
		own: parameters.filter(([name]) => !isReportParameter(name)),
		appended: parameters.filter(([name]) => isReportParameter(name)),
	};
}
