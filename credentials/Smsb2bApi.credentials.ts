import type {
	IAuthenticate,
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	IDataObject,
	IHttpRequestHelper,
	INodeProperties,
} from 'n8n-workflow';

import { DEFAULT_HISTORY_ZONE } from '../lib/api/historyTime';
import { countryOptions, DEFAULT_COUNTRY } from '../lib/phone/countries';
import { AUTHENTICATION_METHODS, TEST_RUNS } from '../lib/values/credentialOptions';
import { authenticate, TEST_MARK } from './session/authenticate';
import { preAuthenticate } from './session/preAuthenticate';
import { NO_SESSION } from './session/sessionToken';

/** No patterns: n8n tries the conditions at every reading of the credential, and a pattern within a time limit. */
const startsWith = (start: string) => ({ _cnd: { startsWith: start } });

/** A base URL that lets the key travel readable. */
const PLAIN_HTTP = ['http://', 'HTTP://', 'Http://', ' http://', ' HTTP://'].map(startsWith);

/** One whose calls stay on n8n's own machine. */
const PLAIN_HTTP_TO_ITSELF = ['http://localhost', 'http://127.0.0.1', 'http://[::1]'].flatMap(
	(url) => [url, startsWith(`${url}/`), startsWith(`${url}:`)],
);

export class Smsb2bApi implements ICredentialType {
	name = 'smsb2bApi';

	displayName = 'SMSB2B API';

	icon = {
		light: 'file:../icons/smsb2b.svg',
		dark: 'file:../icons/smsb2b.dark.svg',
	} as const;

	documentationUrl = 'https://github.com/n8n-nodes-smsb2b/n8n-nodes-smsb2b#credentials';

	properties: INodeProperties[] = [
		{
			displayName: 'Authentication Method',
			name: 'authenticationMethod',
			type: 'options',
			default: 'apiKey',
			options: AUTHENTICATION_METHODS,
			description:
				'With username and password, n8n fetches the API key, and fetches it again after it was reset',
		},
		{
			displayName: 'API Key',
			name: 'apiKey',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			placeholder: 'e.g. 5f2a9c81b0d34e7f',
			description: 'The API key of your SMSB2B account',
			hint: 'Shown in your SMSB2B account after you sign in',
			displayOptions: { show: { authenticationMethod: ['apiKey'] } },
		},
		{
			displayName: 'Username',
			name: 'username',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. maria@example.com',
			description: 'Username, email address or mobile number of the account',
			displayOptions: { show: { authenticationMethod: ['password'] } },
		},
		{
			displayName: 'Password',
			name: 'password',
			type: 'string',
			typeOptions: { password: true },
			required: true,
			default: '',
			displayOptions: { show: { authenticationMethod: ['password'] } },
		},
		{
			displayName: 'Base URL',
			name: 'baseUrl',
			type: 'string',
			required: true,
			default: 'https://smsb2b.com/api',
			placeholder: 'e.g. https://easysms.gr/api',
			description: 'URL of the API',
			hint: 'For another brand of SMSB2B its own URL, such as https://easysms.gr/api or https://smscenter.gr/api',
		},
		{
			displayName:
				'With http://, anyone on the network path can read your API key and messages. Use https:// if possible.',
			name: 'plainHttpNotice',
			type: 'notice',
			default: '',
			displayOptions: {
				show: { baseUrl: PLAIN_HTTP },
				hide: { baseUrl: PLAIN_HTTP_TO_ITSELF },
			},
		},
		{
			displayName:
				'SMSB2B only accepts requests from IP addresses on the IP whitelist of your account, which is on by default. Add the public IP address of your n8n server there.',
			name: 'whitelistNotice',
			type: 'notice',
			default: '',
		},
		{
			displayName: 'Country',
			name: 'country',
			type: 'options',
			default: DEFAULT_COUNTRY,
			options: countryOptions,
			description:
				'Country whose mobile numbers may be written without country code. It decides when two numbers are the same, e.g. for Skip Duplicates; numbers are sent as you write them.',
		},
		{
			displayName: 'History Time Zone',
			name: 'historyTimeZone',
			type: 'string',
			default: DEFAULT_HISTORY_ZONE,
			placeholder: 'e.g. Europe/Athens',
			description:
				"Time zone of the times in SMSB2B's message history. Change it only if a message that you have just sent is listed there with another hour: Skip Already Sent, Check History If No Response and the filters by time depend on it.",
		},
		{
			displayName: 'Callback Secret',
			name: 'callbackSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			description:
				'Secret used to sign callback URLs, so that delivery reports cannot be forged: at least 32 random characters. If empty, it is derived from the API key or password, and changes when they do.',
			hint: 'May stay empty',
		},
		{
			displayName: 'Callback URL',
			name: 'callbackUrl',
			type: 'string',
			default: '',
			placeholder: 'e.g. https://n8n.example.com/webhook/…/delivery-report',
			description:
				'Production URL of an SMSB2B Trigger. SMS: Send uses it where its own Callback URL is empty.',
			hint: 'May stay empty. Then only messages whose node has a Callback URL are reported.',
		},
		{
			displayName: 'Test Runs',
			name: 'testRuns',
			type: 'options',
			default: 'send',
			options: TEST_RUNS,
			description:
				'What happens to messages when you run a workflow in the editor, evaluate it, or retry such an execution. Chats in n8n are test runs, too. Workflows that a test calls, and published ones, send as in production.',
		},
		{
			displayName: 'Test Number',
			name: 'testNumber',
			type: 'string',
			required: true,
			default: '',
			placeholder: 'e.g. 306971234567',
			description: 'Mobile number that gets the first message of each test run',
			displayOptions: { show: { testRuns: ['testNumber'] } },
		},
		{
			displayName: 'Session Token',
			name: 'sessionToken',
			type: 'hidden',
			typeOptions: { expirable: true, password: true },
			default: NO_SESSION,
		},
	];

	authenticate: IAuthenticate = authenticate;

	async preAuthentication(
		this: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
	): Promise<IDataObject> {
		return await preAuthenticate(this, credentials);
	}

	/** What is wrong is found out in `preAuthentication`, to which the mark leads: it can say what to do. */
	test: ICredentialTestRequest = {
		request: {
			method: 'POST',
			url: '/me/balance',
			headers: { 'content-type': 'application/x-www-form-urlencoded' },
			body: { type: 'json', [TEST_MARK]: true },
		},
		rules: [
			{
				type: 'responseSuccessBody',
				properties: { key: 'error', value: '101', message: 'SMSB2B rejected the credential' },
			},
		],
	};
}
