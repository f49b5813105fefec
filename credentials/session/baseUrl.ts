import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { Smsb2bError } from '../../lib/errors/itemError';
import { withoutEnding } from '../../lib/values/visible';
import { parseWebAddress } from '../../lib/values/webAddress';

/**
 * The base URL without the spaces and slashes that come with copying.
 *
 * @throws Smsb2bError when it is no web address
 */
export function baseUrlOf({ baseUrl }: ICredentialDataDecryptedObject): string {
	const address = withoutEnding(String(baseUrl ?? '').trim(), '/');
	if (parseWebAddress(address)) return address;
	throw new Smsb2bError({
		message: 'The value in "Base URL" is not a web address',
		description:
			'Nothing was sent. Enter it in the credential as https://, the host and /api, e.g. https://smsb2b.com/api.',
		context: { outcomeKnown: true },
	});
}
