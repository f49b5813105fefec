import { createServer as createHttpServer } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { connect, createServer, type AddressInfo, type Server } from 'node:net';
import { selfSignedCertificate } from './certificate.mts';

/** A server that stands beside or before the sandbox. */
export interface Neighbour {
	/** What a credential has as its base URL to get here. */
	apiUrl: string;
	/** How many calls have come through, with whatever they carried. */
	calls(): number;
	close(): void;
}

/** When a connection is reset: as soon as it stands, or when the request has begun. */
export type ResetTime = 'atOnce' | 'withinRequest';

/** Hands connections on to the sandbox, but resets the one with this number, counted from 1. */
export async function openGate(
	sandboxUrl: string,
	number: number,
	time: ResetTime,
): Promise<Neighbour> {
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
	return { ...(await listening(server, 'http')), calls: () => connections };
}

/** A server with a certificate that nobody vouches for; a call comes through to it only if nobody minds. */
export async function openUntrusted(): Promise<Neighbour> {
	let calls = 0;
	const server = createHttpsServer(selfSignedCertificate(), (_request, response) => {
		calls += 1;
		response.end();
	});
	return { ...(await listening(server, 'https')), calls: () => calls };
}

/** Another host than SMSB2B's: nothing that is meant for SMSB2B may come here. */
export async function openForeign(): Promise<Neighbour> {
	let calls = 0;
	const server = createHttpServer((_request, response) => {
		calls += 1;
		response.end('{"status":"1"}');
	});
	return { ...(await listening(server, 'http')), calls: () => calls };
}

/** A base URL on this machine where nobody listens. */
export async function closedUrl(): Promise<string> {
	const { apiUrl, close } = await listening(createServer(), 'http');
	close();
	return apiUrl;
}

async function listening(server: Server, protocol: 'http' | 'https') {
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	return { apiUrl: `${protocol}://127.0.0.1:${port}/api`, close: () => void server.close() };
}
