import { parseArgs } from 'node:util';
import { startSandbox } from './server.mts';
import type { RunningSandbox } from './server.mts';

const DEFAULT_PORT = 8484;
const PORTS_TRIED = 20;

const { values } = parseArgs({
	options: {
		port: { type: 'string' },
		host: { type: 'string', default: '127.0.0.1' },
		'print-json': { type: 'boolean', default: false },
	},
});

const running = values.port
	? await startSandbox({ port: Number(values.port), host: values.host })
	: await startOnNextFreePort(values.host);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, end);
announce(running);

async function startOnNextFreePort(host: string): Promise<RunningSandbox> {
	for (let port = DEFAULT_PORT; port < DEFAULT_PORT + PORTS_TRIED; port += 1) {
		try {
			return await startSandbox({ port, host });
		} catch (error) {
			if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error;
		}
	}
	return await startSandbox({ host });
}

/** With `--print-json` whoever started the sandbox holds its standard input: when that closes, so does the sandbox. */
function announce({ url, apiUrl }: RunningSandbox): void {
	if (values['print-json']) {
		console.log(JSON.stringify({ url, apiUrl }));
		process.stdin.once('end', end).once('close', end).resume();
		return;
	}
	console.log(`SMSB2B sandbox  ${url}`);
	console.log(`Base URL        ${apiUrl}`);
	console.log('API key         demo-key');
}

function end(): void {
	void running.close().then(() => process.exit(0));
}
