import type {
	ICredentialDataDecryptedObject,
	ICredentialsDecrypted,
	IExecuteFunctions,
} from 'n8n-workflow';

import { CREDENTIAL_TYPE } from '../../../lib/api/credential';
import {
	DEFAULT_REQUEST_SETTINGS,
	readRequestSettings,
	type RequestSettings,
} from './requestSettings';

/** What a run reads once for all its items: a look-up for each would cost a query each. */
export interface RunSettings {
	pace: RequestSettings;
	credentials: ICredentialsDecrypted<ICredentialDataDecryptedObject> & {
		data: ICredentialDataDecryptedObject;
	};
}

/** Those of a run that could not begin, and that makes no call. */
export const NO_RUN_SETTINGS: RunSettings = {
	pace: DEFAULT_REQUEST_SETTINGS,
	credentials: { id: '', name: '', type: '', data: {} },
};

/**
 * Reads the credential and Request Options.
 *
 * @throws when the credential cannot be read, or NodeOperationError for a setting that cannot be used
 */
export async function readRunSettings(execution: IExecuteFunctions): Promise<RunSettings> {
	const { id, name } = execution.getNode().credentials?.[CREDENTIAL_TYPE] ?? { id: '', name: '' };
	const data = await execution.getCredentials<ICredentialDataDecryptedObject>(CREDENTIAL_TYPE);
	const credentials = { id: id ?? '', name, type: CREDENTIAL_TYPE, data };
	return { pace: readRequestSettings(execution), credentials };
}
