import type {
	ICredentialDataDecryptedObject,
	IDataObject,
	IHttpRequestOptions,
} from 'n8n-workflow';

import { apiKeyOf } from '../../lib/api/credential';
import { callbackSecret } from '../../lib/callback';
import { API_ERRORS } from '../../lib/errors/apiErrorTexts';
import { Smsb2bError } from '../../lib/errors/itemError';
import { usesPassword } from '../../lib/values/credentialOptions';
import { formFieldsOf } from './formFields';
import { cachedKey } from './sessionToken';
import { sentToBaseUrl } from './target';

/** Marks the request with which n8n tests a credential; never sent. */
export const TEST_MARK = 'credentialTest';

/**
 * Makes n8n fetch a key: it does so when a response has HTTP status 401. SMSB2B's has 200. The user
 * sees it only when the key that is fetched is the one that was rejected.
 */
class KeyNeeded extends Smsb2bError {
	readonly response = { status: 401 };

	constructor() {
		const { message, description, isFatal } = API_ERRORS[101];
		super({ message, description, isFatal, context: { code: '101' } });
	}
}

/**
 * Puts the key into the form fields of the request, never into its URL, and sends it to the base URL of the
 * credential and nowhere else, also from n8n's HTTP Request node.
 *
 * A request that carries a key already was rejected with it. If that is the kept key, it has been
 * reset since and a new one is needed.
 *
 * The request of a credential test is held back once, because what n8n asks first, `preAuthenticate`,
 * can say what to do about a wrong key or address; n8n itself would say "ECONNREFUSED".
 *
 * @throws KeyNeeded when there is no kept key, or only one that was rejected, and in a credential test
 * @throws Smsb2bError when the base URL is no web address, when the request would leave it, or has no form fields
 * @throws Smsb2bError also, in a credential test, when the Callback Secret is too short
 */
export async function authenticate(
	credentials: ICredentialDataDecryptedObject,
	request: IHttpRequestOptions,
): Promise<IHttpRequestOptions> {
	const fields = formFieldsOf(request);
	if (TEST_MARK in fields) {
		delete fields[TEST_MARK];
		checkCallbackSecret(credentials);
		throw new KeyNeeded();
	}
	const confined = sentToBaseUrl(credentials, request);
	fields.key = keyFor(credentials, fields.key);
	return confined;
}

/** Where a secret of one's own is entered, the test says whether reports can be signed with it. */
function checkCallbackSecret(credentials: ICredentialDataDecryptedObject): void {
	if (!credentials.callbackSecret) return;
	const result = callbackSecret({ callbackSecret: String(credentials.callbackSecret) });
	if ('message' in result)
		throw new Smsb2bError({ message: result.message, description: result.description });
}

function keyFor(credentials: ICredentialDataDecryptedObject, refused: IDataObject[string]): string {
	if (!usesPassword(credentials)) return apiKeyOf(credentials);
	const key = cachedKey(credentials);
	if (key === undefined || key === refused) throw new KeyNeeded();
	return key;
}
