import type {
	ICredentialDataDecryptedObject,
	ICredentialsDecrypted,
	IExecuteFunctions,
} from 'n8n-workflow';

import { accountOf, CREDENTIAL_TYPE } from '../../../lib/api/credential';
import { Smsb2bError } from '../../../lib/errors/itemError';
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
	await requireOneAccount(execution, data);
	const credentials = { id: id ?? '', name, type: CREDENTIAL_TYPE, data };
	return { pace: readRequestSettings(execution), credentials };
}

/** Expressions in the credential are evaluated for the first item, whose account would pay for all. */
async function requireOneAccount(
	execution: IExecuteFunctions,
	data: ICredentialDataDecryptedObject,
): Promise<void> {
	const last = execution.getInputData().length - 1;
	if (last < 1) return;
	const ofFirst = await accountOf({ getCredentials: async <T>() => data as T });
	const ofLast = await accountOf({
		getCredentials: async (type) => await execution.getCredentials(type, last),
		// What can be evaluated for the first item only is no other account.
	}).catch(() => ofFirst);
	if (ofFirst !== ofLast) throw new Smsb2bError(SEVERAL_ACCOUNTS);
}

const SEVERAL_ACCOUNTS = {
	message:
		'The expressions in the credential give another account for the last item than for the first',
	description:
		'A run uses one account. Put a Loop Over Items node before this one, so that each run has the items of one account.',
};
