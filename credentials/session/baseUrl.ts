import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { Smsb2bError } from '../../lib/errors/itemError';
import { parseWebAddress } from '../../lib/values/webAddress';

/**
 * The base URL without the spaces and slashes that come with copying.
 *
 * @throws Smsb2bError when it is no web address
 */
export function baseUrlOf({ baseUrl }: ICredentialDataDecryptedObject): string {
	const address = withoutSlashes(String(baseUrl ?? '').trim());
	if (parseWebAddress(address)) return address;
	throw new Smsb2bError({
		message: 'The value in "Base URL" is not a web address',
		description:
			'Nothing was sent. Enter it in the credential as https://, the host and /api, e.g. https://smsb2b.com/api.',
		context: { outcomeKnown: true },
	});
}

/** By hand: of a text of slashes with something behind, an expression for those at the end asks of each again. */
function withoutSlashes(address: string): string {
	let end = address.length;
	while (address[end - 1] === '/') end -= 1;
	return address.slice(0, end);
}
