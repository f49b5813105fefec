import type { IExecuteFunctions, IHttpRequestOptions, IN8nHttpFullResponse } from 'n8n-workflow';

import { DEFAULT_MEGABYTES, wholeResponse } from '../../../lib/api/readBody';
import { getOwn } from '../../../lib/values/getOwn';
import type { RunSettings } from './runSettings';
import { asTimeout, withTimeout } from './withTimeout';

/**
 * Puts a request on the wire, with the key of the credential.
 *
 * @returns the whole response, whatever its HTTP status
 * @throws what n8n says of a connection that failed, or an error with the code ETIMEDOUT
 */
export async function transport(
	execution: IExecuteFunctions,
	{ credentials, pace }: RunSettings,
	options: Partial<IHttpRequestOptions>,
): Promise<IN8nHttpFullResponse> {
	const timeout = asTimeout(options.timeout ?? pace.settings.timeout);
	const most = pace.maxResponseSize ?? Number(getOwn(options, 'largest') ?? DEFAULT_MEGABYTES);
	return await withTimeout(execution, timeout, async (caller, signal) => {
		const response: IN8nHttpFullResponse =
			await execution.helpers.httpRequestWithAuthentication.call(
				caller,
				credentials.type,
				{ ...options, timeout } as IHttpRequestOptions,
				{ credentialsDecrypted: credentials },
			);
		return await wholeResponse(response, most, signal);
	});
}
