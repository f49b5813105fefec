/** What an error of the connection means. */
interface NetworkErrorText {
	message: string;
	description: string;
	/** Whether it is certain that the call never reached the server. */
	neverSent: boolean;
}

const CHECK_BASE_URL = 'Check "Base URL" in the credential, and that n8n can reach this server.';
const CHECK_CERTIFICATE =
	'Check "Base URL" in the credential. If this is your own server and you trust its certificate, turn on Ignore SSL Issues under Request Options (Settings tab).';
const NEVER_SENT = 'Nothing was sent.';

const NO_SERVER: NetworkErrorText = {
	message: 'Could not connect to SMSB2B',
	description: `${NEVER_SENT} ${CHECK_BASE_URL}`,
	neverSent: true,
};
const BAD_CERTIFICATE: NetworkErrorText = {
	message: 'The certificate of the SMSB2B server is not trusted',
	description: `${NEVER_SENT} ${CHECK_CERTIFICATE}`,
	neverSent: true,
};
const NO_ANSWER: NetworkErrorText = {
	message: 'SMSB2B did not respond in time',
	description: 'To wait longer, increase Timeout under Request Options (Settings tab).',
	neverSent: false,
};
const CONNECTION_LOST: NetworkErrorText = {
	message: 'The connection to SMSB2B was lost before a response arrived',
	description: CHECK_BASE_URL,
	neverSent: false,
};

/** By the code that Node.js, OpenSSL or axios gives the error. */
const NETWORK_ERRORS: Readonly<Record<string, NetworkErrorText>> = {
	ECONNREFUSED: NO_SERVER,
	ENOTFOUND: NO_SERVER,
	EAI_AGAIN: NO_SERVER,
	CERT_HAS_EXPIRED: BAD_CERTIFICATE,
	DEPTH_ZERO_SELF_SIGNED_CERT: BAD_CERTIFICATE,
	SELF_SIGNED_CERT_IN_CHAIN: BAD_CERTIFICATE,
	UNABLE_TO_VERIFY_LEAF_SIGNATURE: BAD_CERTIFICATE,
	UNABLE_TO_GET_ISSUER_CERT_LOCALLY: BAD_CERTIFICATE,
	ERR_TLS_CERT_ALTNAME_INVALID: BAD_CERTIFICATE,
	ETIMEDOUT: NO_ANSWER,
	ESOCKETTIMEDOUT: NO_ANSWER,
	ECONNABORTED: NO_ANSWER,
	ECONNRESET: CONNECTION_LOST,
	EPIPE: CONNECTION_LOST,
	ERR_BAD_RESPONSE: CONNECTION_LOST,
};

/** Nothing was sent if they end the attempt to connect; they can end a connection that stands as well. */
const UNREACHABLE = ['EHOSTUNREACH', 'ENETUNREACH'];

/** What is said of an error without a known code; it may have come after the call went out. */
const UNKNOWN_NETWORK_ERROR: NetworkErrorText = {
	message: 'The request to SMSB2B did not get through',
	description: CHECK_BASE_URL,
	neverSent: false,
};

/** An error of the connection with what is known of its reason. */
export interface NetworkError extends NetworkErrorText {
	reason: string;
}

/** Finds out what went wrong from an error and its causes, which n8n wraps in errors of its own. */
export function networkErrorOf(error: unknown): NetworkError {
	const codes = causes(error).map((cause) => ('code' in cause ? String(cause.code) : ''));
	const unreachable = codes.find((found) => UNREACHABLE.includes(found));
	if (unreachable !== undefined) {
		return {
			...(causes(error).some(isOfConnecting) ? NO_SERVER : CONNECTION_LOST),
			reason: unreachable,
		};
	}
	const code = codes.find((found) => Object.hasOwn(NETWORK_ERRORS, found));
	if (code !== undefined) return { ...NETWORK_ERRORS[code], reason: code };
	return {
		...UNKNOWN_NETWORK_ERROR,
		reason: error instanceof Error ? error.message : String(error),
	};
}

/** Whether an attempt to connect failed; of a host with several addresses, each attempt (an AggregateError). */
function isOfConnecting(error: unknown): boolean {
	if (!(error instanceof Error)) return false;
	if ('errors' in error && Array.isArray(error.errors))
		return error.errors.length > 0 && error.errors.every(isOfConnecting);
	return 'syscall' in error && error.syscall === 'connect';
}

/** An error and what caused it, outermost first. */
export function causes(error: unknown): Error[] {
	const chain: Error[] = [];
	for (let cause = error; cause instanceof Error && chain.length < 5; cause = cause.cause)
		chain.push(cause);
	return chain;
}
