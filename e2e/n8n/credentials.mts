import type { ICredentialDataDecryptedObject } from 'n8n-workflow';
import type { Session } from './session.mts';

/** A credential as n8n stores it. */
export interface StoredCredential {
	id: string;
	name: string;
	type: string;
}

/** What a credential holds, before n8n has stored it. */
export interface NewCredential {
	name: string;
	type: string;
	data: ICredentialDataDecryptedObject;
}

/** What the test button of a credential shows. */
export interface CredentialTestResult {
	status: 'OK' | 'Error';
	message: string;
}

export async function createCredential(
	session: Session,
	credential: NewCredential,
): Promise<StoredCredential> {
	return await session.post('credentials', credential);
}

export async function listCredentials(session: Session): Promise<StoredCredential[]> {
	return await session.get('credentials');
}

/** Presses the test button of a stored credential. */
export async function testCredential(
	session: Session,
	{ id }: StoredCredential,
): Promise<CredentialTestResult> {
	const credentials = await session.get<NewCredential>(`credentials/${id}?includeData=true`);
	return await session.post('credentials/test', { credentials });
}
