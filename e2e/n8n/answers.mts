import assert from 'node:assert/strict';
import type { SandboxControl, SandboxMessage } from '../sandbox/control.mts';
import { until } from '../until.mts';

/** The link in a message: after its text, or behind its button. */
export function linkIn({ text, viber }: SandboxMessage): string {
	const link = viber?.buttonAction ?? /\nhttps?:\/\/\S+$/.exec(text)?.[0].trim();
	assert.ok(link, `no link in "${text}"`);
	return link;
}

/** Waits until this many messages were sent, and gives the links of all, oldest first. */
export async function linksSent(sandbox: SandboxControl, count: number): Promise<string[]> {
	const messages = await until(async () => {
		const sent = await sandbox.messages();
		return sent.length >= count && sent;
	}, 30);
	assert.equal(messages.length, count);
	return messages.map(linkIn);
}

/** Sends the form of a page as a browser does. */
export async function post(
	link: string,
	fields: Record<string, string>,
	headers: Record<string, string> = {},
): Promise<Response> {
	return await fetch(link, {
		method: 'POST',
		body: new URLSearchParams(fields),
		headers: { 'sec-fetch-site': 'same-origin', ...headers },
		redirect: 'manual',
	});
}

/** Programs that open links before people do, by the User-Agent of each (Google Messages and iMessage: their own documentation and logs). */
export const previewers: Readonly<Record<string, string>> = {
	WhatsApp: 'WhatsApp/2.23.20.0',
	Viber: 'Viber/22.3.0.4 CFNetwork/1494.0.7 Darwin/23.4.0',
	Telegram: 'TelegramBot (like TwitterBot)',
	iMessage:
		'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_11_1) AppleWebKit/601.2.4 (KHTML, like Gecko) Version/9.0.1 Safari/601.2.4 facebookexternalhit/1.1 Facebot Twitterbot/1.0',
	'Google Messages':
		'Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/124.0.0.0 Mobile Safari/537.36',
	'a phone':
		'Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Mobile/15E148 Safari/604.1',
	'no browser': '',
};
