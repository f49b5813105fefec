import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';

/** What every request of the node has in common: the node's `requestDefaults`. */
export type RequestDefaults = Pick<
	IHttpRequestOptions,
	'disableFollowRedirect' | 'encoding' | 'headers' | 'ignoreHttpStatusErrors'
> & { body: IDataObject };

/** What every request of the node is sent with. */
export const requestDefaults: RequestDefaults = {
	headers: { 'content-type': 'application/x-www-form-urlencoded' },
	body: { type: 'json' },
	// The bytes as they come: the reader knows how to tell a text from a number, and when it is too much. And a response
	// with any HTTP status, because it says more than the status. A redirect would carry the key elsewhere.
	encoding: 'stream',
	ignoreHttpStatusErrors: true,
	disableFollowRedirect: true,
};
