import type { WebhookResponse } from '../webhookResponse';
import { POLICY } from './layout';

/** Not kept, not indexed, not framed, nothing about where it was in what follows. */
const HEADERS: Readonly<Record<string, string>> = {
	'Content-Type': 'text/html; charset=utf-8',
	'Content-Security-Policy': `${POLICY}; frame-ancestors 'none'`,
	'Cache-Control': 'no-store',
	'Referrer-Policy': 'no-referrer',
	'X-Content-Type-Options': 'nosniff',
	'X-Frame-Options': 'DENY',
	'X-Robots-Tag': 'noindex, nofollow',
};

/** Sets the headers of a page that n8n itself sends. */
export function setPageHeaders(response: WebhookResponse): void {
	for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
}

/** Sends a page. */
export function sendPage(response: WebhookResponse, status: number, html: string): void {
	setPageHeaders(response);
	response.statusCode = status;
	response.end(html);
}

/**
 * Whether a form was posted by another website. The page sends no Referer, and with it no Origin, so that the browser's
 * own word is taken (https://www.w3.org/TR/fetch-metadata/); browsers that give none are let in, and a word that is not
 * one of them is not.
 */
export function isFromOtherSite(headers: Readonly<Record<string, unknown>>): boolean {
	return !['same-origin', 'none', 'undefined'].includes(String(headers['sec-fetch-site']));
}
