import type { IN8nHttpFullResponse } from 'n8n-workflow';

const MEGABYTE = 1024 * 1024;

/** How much of a response is taken where the user sets no other size: far more than a response to one message. */
export const DEFAULT_MEGABYTES = 10;

/** The same for what only reads, such as the list of all contacts: 50,000 of them have 12 MB as JSON, 17 as XML. */
export const LIST_MEGABYTES = 100;

/** How long a response may take where the user sets no other time; the default of n8n's engine. */
export const DEFAULT_TIMEOUT = 300_000;

/** What n8n gives in place of the bytes where a stream is asked for. */
type ByteStream = AsyncIterable<Uint8Array> & { destroy(error: Error): unknown };

/** A response with its bytes. Where it was larger than allowed, `cutAt` says how many megabytes of it are there. */
export type WholeResponse = IN8nHttpFullResponse & { cutAt?: number };

/**
 * A response with its bytes. A stream is read to its end, but not beyond a size and not after a signal, so that no server
 * can fill n8n's memory or keep an execution waiting; any other body is given back as it is.
 *
 * @param megabytes the most that is taken, decompressed
 * @throws Error with the code of the signal's reason, or of what broke the connection
 */
export async function wholeResponse(
	response: IN8nHttpFullResponse,
	megabytes: number,
	signal: AbortSignal,
): Promise<WholeResponse> {
	const stream: unknown = response.body;
	if (!isStream(stream)) return response;
	const chunks: Uint8Array[] = [];
	const most = megabytes * MEGABYTE;
	let size = 0;
	const stop = () => stream.destroy(signal.reason as Error);
	signal.addEventListener('abort', stop, { once: true });
	try {
		if (signal.aborted) throw signal.reason;
		for await (const chunk of stream) {
			size += chunk.length;
			chunks.push(chunk);
			// Leaving the loop closes the connection.
			if (size > most) break;
		}
	} catch (error) {
		throw brokenOff(error);
	} finally {
		signal.removeEventListener('abort', stop);
	}
	const body = Buffer.concat(chunks, Math.min(size, most));
	return { ...response, body, ...(size > most && { cutAt: megabytes }) };
}

/** A signal for {@link wholeResponse} that comes after some milliseconds, with the code of a time-out. */
export function timeLimit(milliseconds: number): AbortSignal {
	const controller = new AbortController();
	const limit = AbortSignal.timeout(milliseconds);
	limit.addEventListener('abort', () => {
		const error = new Error(`no complete response within ${milliseconds} ms`);
		controller.abort(Object.assign(error, { code: 'ETIMEDOUT' }));
	});
	return controller.signal;
}

function isStream(body: unknown): body is ByteStream {
	return typeof body === 'object' && body !== null && Symbol.asyncIterator in body;
}

/** What ended a stream, in the form in which n8n hands on what ends a call. */
function brokenOff(cause: unknown): Error {
	const code = typeof cause === 'object' && cause !== null && 'code' in cause ? cause.code : '';
	const error = new Error('The response is incomplete', { cause });
	return Object.assign(error, { code: typeof code === 'string' ? code : 'ERR_BAD_RESPONSE' });
}
