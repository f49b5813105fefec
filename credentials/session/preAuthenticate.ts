import type {
	ICredentialDataDecryptedObject,
	IDataObject,
	IHttpRequestHelper,
	IN8nHttpFullResponse,
} from 'n8n-workflow';

import { apiKeyOf } from '../../lib/api/credential';
import type { ApiResponse } from '../../lib/api/formats';
import { parseResponse } from '../../lib/api/parseResponse';
import {
	DEFAULT_MEGABYTES,
	DEFAULT_TIMEOUT,
	timeLimit,
	wholeResponse,
} from '../../lib/api/readBody';
import { LoginError, Smsb2bError } from '../../lib/errors/itemError';
import { networkErrorOf } from '../../lib/errors/networkErrors';
import { secretsOf } from '../../lib/errors/redactSecrets';
import { usesPassword } from '../../lib/values/credentialOptions';
import { baseUrlOf } from './baseUrl';
import { cacheKey } from './sessionToken';

/**
 * Fetches the API key with username and password, or tries out the one that the credential holds. n8n
 * calls it when `authenticate` needs a key, and in the test of a credential.
 *
 * @returns the properties of the credential to keep
 * @throws LoginError when the login is rejected or the server cannot be reached
 */
export async function preAuthenticate(
	{ helpers }: IHttpRequestHelper,
	credentials: ICredentialDataDecryptedObject,
): Promise<IDataObject> {
	const { username, password } = credentials;
	const call = async (endpoint: string, body: IDataObject): Promise<ApiResponse> => {
		const response = await post(helpers, `${baseUrlOf(credentials)}/${endpoint}`, body);
		return read(response, secretsOf(credentials));
	};
	if (!usesPassword(credentials)) {
		await call('me/balance', { key: apiKeyOf(credentials) });
		return {};
	}
	const { key } = await call('key/get', { username, password });
	if (typeof key !== 'string' || key === '') {
		throw new LoginError({
			message: 'SMSB2B gave no API key for this username and password',
			description:
				'Sign in to your SMSB2B account, copy the API key, and use it in the credential instead.',
		});
	}
	return { sessionToken: cacheKey(credentials, key) };
}

function read(response: IN8nHttpFullResponse, secrets: string[]): ApiResponse {
	try {
		return parseResponse(response, { format: 'json', secrets });
	} catch (error) {
		throw withKnownOutcome(error);
	}
}

/** The call that needs the key has not been made yet, so its outcome is known whatever comes here. */
function withKnownOutcome(error: unknown): unknown {
	if (!(error instanceof Smsb2bError)) return error;
	return new LoginError({ ...error.text, context: { ...error.text.context, outcomeKnown: true } });
}

async function post(
	helpers: IHttpRequestHelper['helpers'],
	url: string,
	body: IDataObject,
): Promise<IN8nHttpFullResponse> {
	try {
		const response = (await helpers.httpRequest({
			method: 'POST',
			url,
			headers: { 'content-type': 'application/x-www-form-urlencoded' },
			body: { ...body, type: 'json' },
			encoding: 'stream',
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
			disableFollowRedirect: true,
		})) as IN8nHttpFullResponse;
		return await wholeResponse(response, DEFAULT_MEGABYTES, timeLimit(DEFAULT_TIMEOUT));
	} catch (error) {
		throw error instanceof Smsb2bError ? withKnownOutcome(error) : connectionFailure(error);
	}
}

function connectionFailure(error: unknown): LoginError {
	// The reason stays out of the message: n8n swaps messages that contain ECONNREFUSED and the like.
	const { message, description, reason } = networkErrorOf(error);
	return new LoginError({ message, description, context: { code: reason } });
}
