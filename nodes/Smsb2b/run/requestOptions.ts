import {
	NodeOperationError,
	type IExecuteFunctions,
	type IHttpRequestOptions,
	type INode,
} from 'n8n-workflow';

import { DEFAULT_MEGABYTES, DEFAULT_TIMEOUT } from '../response/body';

/** The settings under Request Options, as the user made them. */
interface RequestOptions {
	batching?: { batch?: { batchSize?: number; batchInterval?: number } };
	maxConcurrency?: number;
	timeout?: number;
	maxResponseSize?: number;
	proxy?: string;
	allowUnauthorizedCerts?: boolean;
}

/** How a run spreads its requests, and what each of them is sent with. */
export interface Pace {
	/** Items in a batch; all of them without batching. */
	batchSize: number;
	/** Milliseconds to rest between batches. */
	batchInterval: number;
	/** Requests in flight at a time. */
	concurrency: number;
	/** Megabytes of an answer that are taken. */
	maxResponseSize: number;
	settings: Pick<IHttpRequestOptions, 'proxy' | 'skipSslCertificateValidation'> & {
		timeout: number;
	};
}

/** Requests in flight at a time when the user set no number. */
export const DEFAULT_CONCURRENCY = 10;

/** Reads Request Options. */
export function paceOf(execution: IExecuteFunctions): Pace {
	const { batching, maxConcurrency, timeout, maxResponseSize, proxy, allowUnauthorizedCerts } =
		execution.getNodeParameter('requestOptions', 0, {}) as RequestOptions;
	const batch = batching?.batch;
	return {
		batchSize: positive(batch?.batchSize) ?? Infinity,
		batchInterval: positive(batch?.batchInterval) ?? 0,
		concurrency: positive(maxConcurrency) ?? DEFAULT_CONCURRENCY,
		maxResponseSize: positive(maxResponseSize) ?? DEFAULT_MEGABYTES,
		settings: {
			timeout: positive(timeout) ?? DEFAULT_TIMEOUT,
			...(proxy ? { proxy: proxyOf(execution.getNode(), proxy) } : {}),
			...(allowUnauthorizedCerts ? { skipSslCertificateValidation: true } : {}),
		},
	};
}

function positive(value: number | undefined): number | undefined {
	return value !== undefined && value > 0 ? Math.floor(value) : undefined;
}

/** Without a protocol the address is that of an HTTP proxy; it may hold a password and is not quoted. */
function proxyOf(node: INode, address: string): IHttpRequestOptions['proxy'] {
	const url = address.includes('://') ? address : `http://${address}`;
	if (!URL.canParse(url) || !/^https?:/i.test(url)) {
		throw new NodeOperationError(node, 'The value in "Proxy" is not the address of a proxy', {
			description:
				'Enter it under Request Options as protocol, host and port, e.g. http://myproxy:3128. Nothing was sent.',
		});
	}
	const { hostname, port, protocol, username, password } = new URL(url);
	return {
		host: hostname,
		port: Number(port || (protocol === 'https:' ? 443 : 80)),
		protocol: protocol.replace(':', ''),
		...(username
			? { auth: { username: decodeURIComponent(username), password: decodeURIComponent(password) } }
			: {}),
	};
}
