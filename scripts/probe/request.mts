import type { ProbeCall } from './calls.mts';

const MEGABYTE = 1024 * 1024;
/** How much of a response is read, and for how long. */
const MOST_BYTES = 5 * MEGABYTE;
const LONGEST = 20_000;

export interface Account {
	baseUrl: string;
	key: string;
}

export type Format = 'json' | 'xml' | 'v2';

/** A response with its first bytes, or what the connection broke with. */
export type Received =
	| { httpStatus: number; contentType: string; body: Buffer; isCut: boolean; milliseconds: number }
	| { failure: string };

/** Makes a call as the node does: the key in the body of a POST, redirects not followed. It never throws. */
export async function request(
	{ baseUrl, key }: Account,
	{ path, parameters }: ProbeCall,
	format: Format,
): Promise<Received> {
	const started = Date.now();
	const body = new URLSearchParams({ key, type: format, ...parameters });
	const signal = AbortSignal.timeout(LONGEST);
	try {
		const url = `${baseUrl.replace(/\/+$/, '')}/${path}`;
		const response = await fetch(url, { method: 'POST', body, redirect: 'manual', signal });
		const { bytes, isCut } = await firstBytes(response);
		return {
			httpStatus: response.status,
			contentType: response.headers.get('content-type') ?? '',
			body: bytes,
			isCut,
			milliseconds: Date.now() - started,
		};
	} catch (error) {
		return { failure: codeOf(error) };
	}
}

async function firstBytes(response: Response): Promise<{ bytes: Buffer; isCut: boolean }> {
	const chunks: Uint8Array[] = [];
	let size = 0;
	if (!response.body) return { bytes: Buffer.alloc(0), isCut: false };
	for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
		chunks.push(chunk);
		size += chunk.length;
		if (size > MOST_BYTES) break;
	}
	return { bytes: Buffer.concat(chunks, Math.min(size, MOST_BYTES)), isCut: size > MOST_BYTES };
}

/** The code of an error and never its message, which may quote the call. */
function codeOf(error: unknown): string {
	for (let cause = error; cause instanceof Error; cause = cause.cause) {
		if ('code' in cause && typeof cause.code === 'string') return cause.code;
		if (cause.name === 'TimeoutError') return 'no whole response in time';
	}
	return 'the connection failed';
}
