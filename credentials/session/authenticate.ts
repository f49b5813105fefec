import type {
	ICredentialDataDecryptedObject,
	IDataObject,
	IHttpRequestOptions,
} from 'n8n-workflow';

import { baseUrlOf } from './baseUrl';
import { keptKey } from './sessionToken';

/** Makes n8n fetch a key: it does so when a call is answered with HTTP 401. SMSB2B answers 200. */
class KeyNeeded extends Error {
	readonly response = { status: 401 };
}

/**
 * Puts the key into the body of the request, never into its URL, and sends it to the base URL of the
 * credential.
 *
 * A request that carries a key already was refused with it. If that is the kept key, it has been
 * reset since and a new one is needed.
 *
 * @throws KeyNeeded when there is no kept key, or only one that was refused
 * @throws Failure when the base URL is no web address
 */
export async function authenticate(
	credentials: ICredentialDataDecryptedObject,
	request: IHttpRequestOptions,
): Promise<IHttpRequestOptions> {
	const body = (request.body ?? {}) as IDataObject;
	body.key = keyFor(credentials, body.key);
	request.body = body;
	request.baseURL = baseUrlOf(credentials);
	return request;
}

function keyFor(credentials: ICredentialDataDecryptedObject, refused: IDataObject[string]): string {
	if (credentials.authenticationMethod !== 'password')
		return String(credentials.apiKey ?? '').trim();
	const key = keptKey(credentials);
	if (key === undefined || key === refused) throw new KeyNeeded('The API key has to be fetched');
	return key;
}
