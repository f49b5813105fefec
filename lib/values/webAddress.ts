/**
 * A complete address of the web as `URL` reads it, which also takes `https:example.com`; undefined for what is none, and for
 * one of another scheme than http and https.
 */
export function parseWebAddress(text: string): URL | undefined {
	if (!URL.canParse(text)) return undefined;
	const address = new URL(text);
	return ['http:', 'https:'].includes(address.protocol) ? address : undefined;
}
