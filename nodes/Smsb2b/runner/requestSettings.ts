import {
	type IExecuteFunctions,
	type IHttpRequestOptions,
	type INode,
	NodeOperationError,
} from 'n8n-workflow';

import { DEFAULT_TIMEOUT } from '../../../lib/api/readBody';
import { parseNumber } from '../../../lib/values/number';
import { parseWebAddress } from '../../../lib/values/webAddress';

/** The settings under Request Options, as the user made them; an expression may give anything. */
interface RequestOptions {
	batching?: { batch?: { batchSize?: unknown; batchInterval?: unknown } };
	maxConcurrency?: unknown;
	timeout?: unknown;
	maxResponseSize?: unknown;
	proxy?: unknown;
	allowUnauthorizedCerts?: boolean;
}

/** How a run spreads its requests, and what each of them is sent with. */
export interface RequestSettings {
	/** Items in a batch; all of them without batching. */
	batchSize: number;
	/** Milliseconds to wait between batches. */
	batchInterval: number;
	/** Requests in flight at a time. */
	concurrency: number;
	/** Megabytes of a response that are taken, where the user has said so. */
	maxResponseSize?: number;
	settings: Pick<IHttpRequestOptions, 'proxy' | 'skipSslCertificateValidation'> & {
		timeout: number;
	};
}

/** Requests in flight at a time when the user set no number. */
export const DEFAULT_CONCURRENCY = 10;

/** The pace of a run without Request Options. */
export const DEFAULT_REQUEST_SETTINGS: RequestSettings = {
	batchSize: Infinity,
	batchInterval: 0,
	concurrency: DEFAULT_CONCURRENCY,
	settings: { timeout: DEFAULT_TIMEOUT },
};

/**
 * Reads Request Options.
 *
 * @throws NodeOperationError for a value that cannot be used, with the label of its field
 */
export function readRequestSettings(execution: IExecuteFunctions): RequestSettings {
	const { batching, maxConcurrency, timeout, maxResponseSize, proxy, allowUnauthorizedCerts } =
		(execution.getNodeParameter('requestOptions', 0, {}) ?? {}) as RequestOptions;
	const { batchSize, batchInterval } = batching?.batch ?? {};
	const node = execution.getNode();
	const number = (label: string, value: unknown, least = 1) => atLeast(node, label, value, least);
	// n8n's own Request Options write "all in one batch" as -1, or as 0.
	const isOneBatch = [-1, 0].includes(Number(batchSize ?? 0));
	return {
		batchSize: (isOneBatch ? undefined : number('Items per Batch', batchSize)) ?? Infinity,
		batchInterval: number('Batch Interval', batchInterval, 0) ?? 0,
		concurrency: number('Max Concurrency', maxConcurrency) ?? DEFAULT_CONCURRENCY,
		maxResponseSize: number('Max Response Size', maxResponseSize),
		settings: {
			timeout: number('Timeout', timeout) ?? DEFAULT_TIMEOUT,
			...(isBlank(proxy) ? {} : { proxy: proxyOf(node, String(proxy).trim()) }),
			...(allowUnauthorizedCerts ? { skipSslCertificateValidation: true } : {}),
		},
	};
}

/** A number that may be a text, rounded up; undefined where the field is empty. */
function atLeast(node: INode, label: string, value: unknown, least: number): number | undefined {
	if (isBlank(value)) return undefined;
	const number = parseNumber(value);
	if (number >= least) return Math.ceil(number);
	throw new NodeOperationError(node, `The value in "${label}" cannot be used: ${inWords(value)}`, {
		description: `Enter a number of at least ${least} under Request Options (Settings tab), or remove the option. Nothing was sent.`,
	});
}

function inWords(value: unknown): string {
	return typeof value === 'object' ? 'a list or an object' : String(value).slice(0, 60);
}

function isBlank(value: unknown): boolean {
	return value === undefined || value === null || value === '';
}

/** Without a protocol the address is that of an HTTP proxy; it may hold a password and is not quoted. */
function proxyOf(node: INode, address: string): IHttpRequestOptions['proxy'] {
	const url = parseWebAddress(address.includes('://') ? address : `http://${address}`);
	if (url === undefined) {
		throw new NodeOperationError(node, 'The value in "Proxy" is not a proxy URL', {
			description:
				'Enter protocol, host and port under Request Options (Settings tab), e.g. http://myproxy:3128. Nothing was sent.',
		});
	}
	const { hostname, port, protocol, username, password } = url;
	return {
		host: hostname,
		port: Number(port || (protocol === 'https:' ? 443 : 80)),
		protocol: protocol.replace(':', ''),
		...(username
			? { auth: { username: decodeURIComponent(username), password: decodeURIComponent(password) } }
			: {}),
	};
}
