import { Failure } from './failures';

const MEGABYTE = 1024 * 1024;

/** How much of an answer is taken where the user sets no other size: far more than an answer to one message. */
export const DEFAULT_MEGABYTES = 10;

/** The same for what only reads, such as the list of all contacts: 50,000 of them have 12 MB as JSON, 17 as XML. */
export const LIST_MEGABYTES = 100;

/** How long an answer may take where the user sets no other time; the default of n8n's engine. */
export const DEFAULT_TIMEOUT = 300_000;

/** What n8n gives in place of the bytes where a stream is asked for. */
type ByteStream = AsyncIterable<Uint8Array> & { destroy(error: Error): unknown };

/**
 * The bytes of an answer. A stream is read to its end, but not beyond a size and not after a signal, so that no server
 * can fill n8n's memory or keep an execution waiting; anything else is given back as it is.
 *
 * @param megabytes the most that is taken, decompressed
 * @throws Failure when there is more
 * @throws Error with the code of the signal's reason, or of what broke the connection
 */
export async function wholeBody(
	body: unknown,
	megabytes: number,
	signal: AbortSignal,
): Promise<unknown> {
	if (!isStream(body)) return body;
	const chunks: Uint8Array[] = [];
	let size = 0;
	const stop = () => body.destroy(signal.reason as Error);
	signal.addEventListener('abort', stop, { once: true });
	try {
		if (signal.aborted) throw signal.reason;
		for await (const chunk of body) {
			size += chunk.length;
			// Leaving the loop closes the connection.
			if (size > megabytes * MEGABYTE) throw tooLarge(megabytes);
			chunks.push(chunk);
		}
	} catch (error) {
		throw error instanceof Failure ? error : brokenOff(error);
	} finally {
		signal.removeEventListener('abort', stop);
	}
	return Buffer.concat(chunks, size);
}

/** A signal for {@link wholeBody} that comes after some milliseconds, with the code of a time-out. */
export function timeLimit(milliseconds: number): AbortSignal {
	const controller = new AbortController();
	const limit = AbortSignal.timeout(milliseconds);
	limit.addEventListener('abort', () => {
		const error = new Error(`no whole answer within ${milliseconds} ms`);
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
	const error = new Error('The answer broke off', { cause });
	return Object.assign(error, { code: typeof code === 'string' ? code : 'ERR_BAD_RESPONSE' });
}

function tooLarge(megabytes: number): Failure {
	return new Failure({
		what: `The answer of SMSB2B is larger than ${megabytes} MB`,
		remedy:
			'The rest of it was not read. If so much is due, as in a very long list, set a larger Max Response Size under Request Options.',
		facts: { outcomeKnown: false },
	});
}
