import {
	ICredentialsHelper,
	type ICredentialDataDecryptedObject,
	type ICredentials,
	type IHttpRequestHelper,
	type IHttpRequestOptions,
	type INode,
	type INodeProperties,
} from 'n8n-workflow';

import { Smsb2bApi } from '../../credentials/Smsb2bApi.credentials';

/** n8n's handling of one stored credential of type `smsb2bApi`, without its database. */
export class StoredCredential extends ICredentialsHelper {
	private readonly type = new Smsb2bApi();

	constructor(private stored: ICredentialDataDecryptedObject) {
		super();
	}

	/** What n8n would find in its database now. */
	get data(): ICredentialDataDecryptedObject {
		return this.stored;
	}

	getParentTypes(): string[] {
		return [];
	}

	isCredentialUsableByNode(): boolean {
		return true;
	}

	async authenticate(
		credentials: ICredentialDataDecryptedObject,
		_type: string,
		request: IHttpRequestOptions,
	): Promise<IHttpRequestOptions> {
		const { authenticate } = this.type;
		if (typeof authenticate !== 'function')
			throw new Error('The credential has a generic authenticate');
		return await authenticate(credentials, request);
	}

	/** As n8n 2.41 decides when to call it, see CredentialsHelper.preAuthentication. */
	async preAuthentication(
		helpers: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
		_type: string,
		_node: INode,
		expired: boolean,
	): Promise<ICredentialDataDecryptedObject | undefined> {
		if (credentials.sessionToken !== '' && !expired) return undefined;
		const output = await this.type.preAuthentication.call(helpers, credentials);
		if (output.sessionToken === undefined) return undefined;
		this.stored = { ...this.stored, sessionToken: String(output.sessionToken) };
		return Object.assign(credentials, output) as ICredentialDataDecryptedObject;
	}

	async runPreAuthentication(): Promise<undefined> {
		return undefined;
	}

	async getCredentials(): Promise<ICredentials> {
		throw new Error('The engine has no need of this');
	}

	async getDecrypted(): Promise<ICredentialDataDecryptedObject> {
		return { ...this.stored };
	}

	async updateCredentials(): Promise<void> {}

	async updateCredentialsOauthTokenData(): Promise<void> {}

	getCredentialsProperties(): INodeProperties[] {
		return this.type.properties;
	}
}
