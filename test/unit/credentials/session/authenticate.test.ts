import type { IHttpRequestOptions } from 'n8n-workflow';

import { authenticate } from '../../../../credentials/session/authenticate';

/** Requests as n8n's HTTP Request node makes them, with `uri`, or another node that uses the credential, with `url`. */
type AnyRequest = Partial<IHttpRequestOptions> & Record<string, unknown>;

const credential = {
	authenticationMethod: 'apiKey',
	apiKey: 'k-7f3a9c',
	baseUrl: 'https://smsb2b.com/api/',
};

async function authenticated(request: AnyRequest, baseUrl = credential.baseUrl) {
	return (await authenticate({ ...credential, baseUrl }, {
		method: 'POST',
		...request,
	} as IHttpRequestOptions)) as unknown as AnyRequest;
}

const ELSEWHERE = [
	'https://elsewhere.example.com/api/me/balance',
	'http://smsb2b.com/api/me/balance',
	'https://smsb2b.com:8443/api/me/balance',
	'https://smsb2b.com.example.com/api/me/balance',
	'https://smsb2b.com@elsewhere.example.com/api/',
	'https://someone:else@smsb2b.com/api/me/balance',
	'https://smsb2b.com/apiary/me/balance',
	'https://smsb2b.com/api/../admin',
	'https://smsb2b.com/api/%2e%2e/admin',
	'/../admin',
	'../admin',
	'\\..\\admin',
	'//elsewhere.example.com/api/me/balance',
	'\\\\elsewhere.example.com/api',
	'/\\elsewhere.example.com/api',
	'HTTPS:elsewhere.example.com/api',
	'file:///etc/passwd',
	'javascript:alert(1)',
	'https://',
];

test.each(ELSEWHERE)('%j gets no key: it is not below the base URL', async (address) => {
	for (const name of ['url', 'uri']) {
		const request = { [name]: address, body: {} as Record<string, unknown> };
		await expect(authenticated(request)).rejects.toThrow(
			'The URL of the request does not start with the base URL of the credential. Nothing was sent: the API key is for smsb2b.com only.',
		);
		expect(JSON.stringify(request)).not.toContain(credential.apiKey);
	}
});

test.each([
	'https://smsb2b.com/api/me/balance',
	'HTTPS://SMSB2B.com:443/api/me/balance',
	'https://smsb2b.com/api',
	'https://smsb2b.com/api/me/balance?next=https://elsewhere.example.com',
	'/me/balance',
	'me/balance',
	'',
])('%j gets the key', async (address) => {
	for (const name of ['url', 'uri']) {
		const { body } = await authenticated({ [name]: address });
		expect(body).toEqual({ key: credential.apiKey });
	}
});

test('a base URL without a path is one for every path of its host', async () => {
	const { body } = await authenticated(
		{ url: 'https://sms.example.com/any' },
		'https://sms.example.com',
	);
	expect(body).toEqual({ key: credential.apiKey });
});

test('no redirect is followed, whatever the node was told', async () => {
	const request = { uri: '/me/balance', followRedirect: true, followAllRedirects: true };
	expect(await authenticated(request)).toMatchObject({
		followRedirect: false,
		followAllRedirects: false,
		disableFollowRedirect: true,
	});
});

test.each(['body', 'form', 'formData'])('the key joins the fields in %s', async (name) => {
	const request = await authenticated({ uri: '/me/balance', [name]: { type: 'json' } });
	expect(request[name]).toEqual({ type: 'json', key: credential.apiKey });
	expect(request.qs).toBeUndefined();
});

test.each([
	['a text', 'type=json'],
	['a list', ['type', 'json']],
	['bytes', Buffer.from('type=json')],
	['an encoded form', new URLSearchParams({ type: 'json' })],
])('%s in place of fields is refused in words', async (_what, body) => {
	await expect(authenticated({ uri: '/me/balance', body: body as never })).rejects.toThrow(
		'The body of the request has no form fields. Nothing was sent.',
	);
});
