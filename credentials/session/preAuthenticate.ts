import type {
	ICredentialDataDecryptedObject,
	IDataObject,
	IHttpRequestHelper,
	IN8nHttpFullResponse,
} from 'n8n-workflow';

import { disturbanceOf } from '../../nodes/Smsb2b/exchange/disturbances';
import { openAnswer } from '../../nodes/Smsb2b/response/answer';
import { Failure } from '../../nodes/Smsb2b/response/failures';
import type { Answer } from '../../nodes/Smsb2b/response/formats';
import { baseUrlOf } from './baseUrl';
import { keepKey } from './sessionToken';

/**
 * Fetches the API key with username and password. n8n calls it when `authenticate` needs a key, and
 * before every test of a credential; the test of an API key happens here as well, because n8n's own
 * would only say "ECONNREFUSED" where this can say what to do.
 *
 * @returns the properties of the credential to keep
 * @throws Failure when the login is refused or the server cannot be reached
 */
export async function preAuthenticate(
	{ helpers }: IHttpRequestHelper,
	credentials: ICredentialDataDecryptedObject,
): Promise<IDataObject> {
	const { authenticationMethod, username, password, apiKey } = credentials;
	const call = async (endpoint: string, body: IDataObject): Promise<Answer> => {
		const response = await post(helpers, `${baseUrlOf(credentials)}/${endpoint}`, body);
		return openAnswer(response, { format: 'json' });
	};
	if (authenticationMethod !== 'password') {
		await call('me/balance', { key: String(apiKey ?? '').trim() });
		return {};
	}
	const { key } = await call('key/get', { username, password });
	if (typeof key !== 'string' || key === '') {
		throw new Failure({
			what: 'SMSB2B gave no API key for this username and password',
			remedy:
				'Sign in to your SMSB2B account, copy the API key, and use it in the credential instead.',
		});
	}
	return { sessionToken: keepKey(credentials, key) };
}

async function post(
	helpers: IHttpRequestHelper['helpers'],
	url: string,
	body: IDataObject,
): Promise<IN8nHttpFullResponse> {
	try {
		return (await helpers.httpRequest({
			method: 'POST',
			url,
			headers: { 'content-type': 'application/x-www-form-urlencoded' },
			body: { ...body, type: 'json' },
			encoding: 'arraybuffer',
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
			disableFollowRedirect: true,
		})) as IN8nHttpFullResponse;
	} catch (error) {
		throw connectionFailure(error);
	}
}

function connectionFailure(error: unknown): Failure {
	const { what, remedy, reason } = disturbanceOf(error);
	return new Failure({ what, remedy: `${remedy} (${reason})`, facts: { code: reason } });
}
