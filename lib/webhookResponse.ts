/** What webhooks use of n8n's response, which is built on Node's ServerResponse. */
export interface WebhookResponse {
	statusCode: number;
	readonly writableEnded: boolean;
	setHeader(name: string, value: string): unknown;
	end(text: string): unknown;
	once(event: 'finish' | 'close', listener: () => void): unknown;
}
