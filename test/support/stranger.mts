import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';

/** A server of somebody else: it writes down whatever it gets and answers as SMSB2B would. */
export class Stranger {
	/** Each call: its first line, its headers and its body. */
	readonly received: string[] = [];
	private readonly server: Server;

	constructor() {
		this.server = createServer(async (request, response) => {
			const chunks: Uint8Array[] = [];
			for await (const chunk of request) chunks.push(chunk as Uint8Array);
			const { method, url, headers } = request;
			this.received.push(`${method} ${url} ${JSON.stringify(headers)} ${Buffer.concat(chunks)}`);
			response.end('{"status":"1","error":"0","key":"stolen","balance":"1","smsId":"1"}');
		});
	}

	async start(): Promise<void> {
		this.server.listen(0, '127.0.0.1');
		await once(this.server, 'listening');
	}

	/** An address under another host name than that of the sandbox. */
	get url(): string {
		return `http://localhost:${(this.server.address() as AddressInfo).port}/api`;
	}

	async close(): Promise<void> {
		this.server.close();
		await once(this.server, 'close');
	}
}
