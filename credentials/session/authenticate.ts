import type {
	ICredentialDataDecryptedObject,
	IDataObject,
	IHttpRequestOptions,
} from 'n8n-workflow';

import { Failure } from '../../nodes/Smsb2b/response/failures';
import { REFUSALS } from '../../nodes/Smsb2b/response/refusals';
import { baseUrlOf } from './baseUrl';
import { keptKey } from './sessionToken';

/** Marks the request with which n8n tests a credential; never sent. */
export const TEST_MARK = 'credentialTest';

/**
 * Makes n8n fetch a key: it does so when a call is answered with HTTP 401. SMSB2B answers 200. The user
 * sees it only when the key that is fetched is the one that was refused.
 */
class KeyNeeded extends Failure {
	readonly response = { status: 401 };

	constructor() {
		const { what, remedy, stopsRun } = REFUSALS[101];
		super({ what, remedy, stopsRun, facts: { code: '101' } });
	}
}

/**
 * Puts the key into the body of the request, never into its URL, and sends it to the base URL of the
 * credential.
 *
 * A request that carries a key already was refused with it. If that is the kept key, it has been
 * reset since and a new one is needed.
 *
 * The request of a credential test is held back once, because what n8n asks first, `preAuthenticate`,
 * can say what to do about a wrong key or address; n8n itself would say "ECONNREFUSED".
 *
 * @throws KeyNeeded when there is no kept key, or only one that was refused, and in a credential test
 * @throws Failure when the base URL is no web address
 */
export async function authenticate(
	credentials: ICredentialDataDecryptedObject,
	request: IHttpRequestOptions,
): Promise<IHttpRequestOptions> {
	const body = (request.body ?? {}) as IDataObject;
	if (TEST_MARK in body) {
		delete body[TEST_MARK];
		throw new KeyNeeded();
	}
	body.key = keyFor(credentials, body.key);
	request.body = body;
	request.baseURL = baseUrlOf(credentials);
	return request;
}

function keyFor(credentials: ICredentialDataDecryptedObject, refused: IDataObject[string]): string {
	if (credentials.authenticationMethod !== 'password')
		return String(credentials.apiKey ?? '').trim();
	const key = keptKey(credentials);
	if (key === undefined || key === refused) throw new KeyNeeded();
	return key;
}
