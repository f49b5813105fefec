import type { ICredentialDataDecryptedObject, ICredentialsHelper } from 'n8n-workflow';

import { StoredCredential } from '../../support/credentialsHelper';
import { runInWorkflow } from '../../support/engine';
import { useSandbox } from '../../support/sandbox';

const sandbox = useSandbox();

/** A credential whose key is an expression that gives one for each item. */
class KeyOfItem extends StoredCredential {
	constructor(private readonly keys: string[]) {
		super(sandbox.credential);
	}

	override async getDecrypted(
		...how: Partial<Parameters<ICredentialsHelper['getDecrypted']>>
	): Promise<ICredentialDataDecryptedObject> {
		const [, , , , , , { itemIndex = 0 } = {}] = how;
		return { ...this.data, apiKey: this.keys[itemIndex] };
	}
}

async function sendWith(...keys: string[]) {
	const parameters = { resource: 'sms', operation: 'send', to: '={{ $json.to }}', text: 'Hello' };
	const items = keys.map((_key, index) => ({ to: String(6_971_234_500 + index) }));
	return await runInWorkflow({ parameters, items, credential: new KeyOfItem(keys) });
}

const KEY = 'demo-key';

test('no account pays for the items of another', async () => {
	const { failure } = await sendWith(KEY, KEY, 'another-key');
	expect(failure?.message).toBe(
		'The expressions in the credential give another account for the last item than for the first',
	);
	expect(failure?.description).toMatch(/^A run uses one account\. .*Nothing was sent\./);
	expect(await sandbox.calls()).toEqual([]);
});

test('an expression that gives the same account for all items is used', async () => {
	const { items, failure } = await sendWith(KEY, KEY);
	expect(failure?.message).toBeUndefined();
	expect(items).toHaveLength(2);
});
