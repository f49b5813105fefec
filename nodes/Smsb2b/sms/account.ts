import type { ExecuteContext } from '../../../lib/api/context';
import { usesPassword } from '../../../lib/values/authenticationMethod';

/** By what the account of the credential is told from others: where it is, and who signs in. */
export async function accountOf(context: Pick<ExecuteContext, 'getCredentials'>): Promise<string> {
	const { baseUrl, authenticationMethod, apiKey, username } =
		await context.getCredentials('smsb2bApi');
	return `${String(baseUrl)} ${String(usesPassword({ authenticationMethod }) ? username : apiKey)}`;
}
