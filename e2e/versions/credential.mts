import type {
	ICredentialDataDecryptedObject,
	ICredentialsHelper,
	IHttpRequestHelper,
	IHttpRequestOptions,
	INode,
} from 'n8n-workflow';
import { readContext } from './context.mts';
import { credentialType } from './engine.mts';

/** n8n's handling of one stored credential, without its database; it is part of packages/cli. */
export function storedCredential(data: ICredentialDataDecryptedObject): ICredentialsHelper {
	let stored = data;
	const { authenticate, preAuthentication, properties } = credentialType;
	if (typeof authenticate !== 'function' || preAuthentication === undefined) {
		throw new Error('The credential type has changed: these tests know one with two functions.');
	}
	const helper = {
		getParentTypes: () => [],
		isCredentialUsableByNode: () => true,
		getCredentialsProperties: () => properties,
		getDecrypted: async () => ({ ...stored }),
		getCredentials: async () => ({ name: 'SMSB2B' }),
		async authenticate(
			credentials: ICredentialDataDecryptedObject,
			_type: string,
			request: IHttpRequestOptions,
		) {
			return await authenticate(credentials, request);
		},
		/** n8n calls it where the expirable property is empty or the last call was refused with HTTP 401. */
		async preAuthentication(
			helpers: IHttpRequestHelper,
			credentials: ICredentialDataDecryptedObject,
			_type: string,
			_node: INode,
			expired: boolean,
		) {
			if (credentials.sessionToken !== '' && !expired) return undefined;
			const output = await preAuthentication.call(helpers, credentials);
			stored = { ...stored, ...(output as ICredentialDataDecryptedObject) };
			return { ...credentials, ...stored };
		},
		runPreAuthentication: async () => undefined,
		updateCredentials: async () => {},
		updateCredentialsOauthTokenData: async () => {},
	};
	return helper as unknown as ICredentialsHelper;
}

/** The sandbox's account with its API key. */
export const withKey = () =>
	storedCredential({
		...{ authenticationMethod: 'apiKey', apiKey: 'demo-key' },
		...{ baseUrl: readContext().apiUrl, sessionToken: 'none' },
	});

/** The same account with its login, of which no key has been fetched yet. */
export const withPassword = () =>
	storedCredential({
		...{ authenticationMethod: 'password', username: 'demo', password: 'demo-pass' },
		...{ baseUrl: readContext().apiUrl, sessionToken: '' },
	});
