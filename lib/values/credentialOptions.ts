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
