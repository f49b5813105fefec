import { callbackSecret, signCallback } from '../../../lib/callback';

/** The credential of the tests, and the secret that comes of it. */
export const credential = { authenticationMethod: 'apiKey', apiKey: 'a key of the tests' } as const;
export const secret = secretOf(credential);

/** The address of the trigger of the tests. */
export const hook = '/webhook/uuid/delivery-report';

/** What SMSB2B appends to a callback URL. */
export const report = 'msgid=39116149&status=d&cost=1&to=306901234567&mcc=202&mnc=05';

function secretOf(source: Parameters<typeof callbackSecret>[0]): string {
	const result = callbackSecret(source);
	if (!('secret' in result)) throw new Error(result.message);
	return result.secret;
}

/** A signed callback URL, as the target of a request. */
export function signed({
	address = `http://host${hook}`,
	to = '6901234567',
	by = secret,
}: { address?: string; to?: string; by?: string } = {}): string {
	const result = signCallback(`${address}?order=7`, { to, reference: 'r1' }, { secret: by });
	if (!('url' in result)) throw new Error(result.message);
	return result.url.replace('http://host', '');
}
