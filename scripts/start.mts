import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import getPort from 'get-port';
import { seedWorkflows } from '../e2e/n8n/seed-workflows.mts';
import { userFolderOfCheckout } from './install/folders.mts';
import { openTestEnvironment, type TestEnvironment } from '../e2e/test-environment.mts';
import { hasOwner } from '../e2e/n8n/owner.mts';

const usage = `npm start                            n8n and the sandbox, as they were left
npm start -- --fresh                 from an empty n8n
npm start -- --port 5679 --sandbox-port 8485`;

const { values } = parseArgs({
	options: {
		fresh: { type: 'boolean', default: false },
		port: { type: 'string' },
		'sandbox-port': { type: 'string' },
		help: { type: 'boolean', default: false },
	},
});

if (values.help) {
	console.log(usage);
} else {
	await run();
}

async function run(): Promise<void> {
	if (values.fresh) await rm(userFolderOfCheckout, { recursive: true, force: true });
	if (
		existsSync(join(userFolderOfCheckout, '.n8n/database.sqlite')) &&
		!hasOwner(userFolderOfCheckout)
	) {
		throw new Error('The password of this n8n is not known any more: npm start -- --fresh');
	}
	await using environment = await openTestEnvironment({
		userFolder: userFolderOfCheckout,
		n8nPort: await givenPortOrUsual(values.port, 5678),
		sandboxPort: await givenPortOrUsual(values['sandbox-port'], 8484),
		report: console.log,
	});
	const untilTold = untilToldToEnd();
	await seedWorkflows(environment.session, environment.apiUrl);
	console.log(welcome(environment));
	await Promise.race([untilTold, endOfAProcess(environment)]);
}

/** The port asked for; otherwise the usual one if it is free, and any free one if it is not. */
async function givenPortOrUsual(given: string | undefined, usual: number): Promise<number> {
	return given ? Number(given) : await getPort({ port: usual });
}

function welcome({ n8n, sandboxUrl, apiUrl, owner }: TestEnvironment): string {
	return `
n8n              ${n8n.url}
  email          ${owner.email}
  password       ${owner.password}
SMSB2B sandbox   ${sandboxUrl}
  base URL       ${apiUrl}
  API key        demo-key

Ctrl-C ends both.`;
}

async function untilToldToEnd(): Promise<void> {
	await new Promise<void>((resolve) => {
		for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
			process.once(signal, () => resolve());
	});
}

async function endOfAProcess({ n8n, ended }: TestEnvironment): Promise<never> {
	await ended;
	throw new Error(`One of the two has ended unexpectedly. n8n's log: ${n8n.logFile}`);
}
