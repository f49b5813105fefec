import { credentialOf, type CredentialReader } from '../../../lib/api/credential';
import { usesPassword } from '../../../lib/values/authenticationMethod';

/** By what the account of the credential is told from others: where it is, and who signs in. */
export async function accountOf(context: CredentialReader): Promise<string> {
	const { baseUrl, authenticationMethod, apiKey, username } = await credentialOf(context);
	return `${String(baseUrl)} ${String(usesPassword({ authenticationMethod }) ? username : apiKey)}`;
}
