import { createServer as createHttpServer } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { connect, createServer, type AddressInfo, type Server } from 'node:net';
import getPort from 'get-port';
import { generate } from 'selfsigned';

/** A server beside or in front of the sandbox. */
export interface FakeServer {
	/** What a credential has as its base URL to get here. */
	apiUrl: string;
	/** How many calls have arrived, with whatever they carried. */
	calls(): number;
	close(): void;
}

/** When a connection is reset: as soon as it is there, or when the request has begun. */
export type ResetTime = 'atOnce' | 'withinRequest';

/** Passes connections on to the sandbox, but resets the one with this number, counted from 1. */
export async function openGate(
	sandboxUrl: string,
	number: number,
	time: ResetTime,
): Promise<FakeServer> {
	const port = Number(new URL(sandboxUrl).port);
	let connections = 0;
	const server = createServer((socket) => {
		socket.on('error', () => socket.destroy());
		connections += 1;
		if (connections === number) {
			if (time === 'atOnce') socket.resetAndDestroy();
			else socket.once('data', () => socket.resetAndDestroy());
			return;
		}
		const onward = connect(port, '127.0.0.1').on('error', () => socket.destroy());
		socket.pipe(onward).pipe(socket);
	});
	return await listening(server, 'http', () => connections);
}

/** A server whose certificate no one vouches for; a call arrives only if the certificate is not checked. */
export async function openUntrusted(): Promise<FakeServer> {
	const name = [{ name: 'commonName', value: 'localhost' }];
	const { private: key, cert } = await generate(name, { keyType: 'ec' });
	let calls = 0;
	const server = createHttpsServer({ key, cert }, (_request, response) => {
		calls += 1;
		response.end();
	});
	return await listening(server, 'https', () => calls);
}

/** Another host than SMSB2B's: nothing that is meant for SMSB2B may come here. */
export async function openOtherHost(): Promise<FakeServer> {
	let calls = 0;
	const server = createHttpServer((_request, response) => {
		calls += 1;
		response.end('{"status":"1"}');
	});
	return await listening(server, 'http', () => calls);
}

/** A base URL on this machine where no server listens. */
export async function closedUrl(): Promise<string> {
	return `http://127.0.0.1:${await getPort()}/api`;
}

async function listening(server: Server, protocol: string, calls: () => number) {
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	const close = () => void server.close();
	return { apiUrl: `${protocol}://127.0.0.1:${port}/api`, calls, close };
}
