import type {
	ICredentialDataDecryptedObject,
	ICredentialsDecrypted,
	IExecuteFunctions,
} from 'n8n-workflow';

import { DEFAULT_PACE, paceOf, type Pace } from './requestSettings';

/** What a run reads once for all its items: a look-up for each would cost a query each. */
export interface Settings {
	pace: Pace;
	credentials: ICredentialsDecrypted<ICredentialDataDecryptedObject> & {
		data: ICredentialDataDecryptedObject;
	};
}

/** Those of a run that could not begin, and that makes no call. */
export const NO_SETTINGS: Settings = {
	pace: DEFAULT_PACE,
	credentials: { id: '', name: '', type: '', data: {} },
};

/**
 * Reads the credential and Request Options.
 *
 * @throws when the credential cannot be read, or NodeOperationError for a setting that cannot be used
 */
export async function readSettings(
	execution: IExecuteFunctions,
	credentialType: string,
): Promise<Settings> {
	const { id, name } = execution.getNode().credentials?.[credentialType] ?? { id: '', name: '' };
	const data = await execution.getCredentials<ICredentialDataDecryptedObject>(credentialType);
	const credentials = { id: id ?? '', name, type: credentialType, data };
	return { pace: paceOf(execution), credentials };
}
