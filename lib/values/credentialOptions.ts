import { findOption } from './option';

/** How the credential gets the API key. */
export const AUTHENTICATION_METHODS = [
	{ name: 'API Key', value: 'apiKey' },
	{ name: 'Username and Password', value: 'password' },
];

/** Whether the API key is fetched with username and password; an expression may name the method by its label. */
export function usesPassword({
	authenticationMethod,
}: {
	authenticationMethod?: unknown;
}): boolean {
	return findOption(AUTHENTICATION_METHODS, authenticationMethod) === 'password';
}

/** What happens to messages in test runs, as the credential says. */
export const TEST_RUNS = [
	{ name: 'Send', value: 'send', description: 'Send messages as in production' },
	{
		name: 'Send to Test Number',
		value: 'testNumber',
		description: 'Send the first message to the test number, and only preview the others',
	},
	{ name: 'Preview', value: 'preview', description: 'Send nothing, and only preview the messages' },
];
