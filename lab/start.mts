import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import getPort from 'get-port';
import { projectFolder, userFolderOfCheckout } from './install/folders.mts';
import { openLaboratory, owner, sandboxCredential, type Laboratory } from './laboratory.mts';
import { createCredential, listCredentials, type StoredCredential } from './n8n/credentials.mts';
import { createWorkflow, listWorkflows, type WorkflowDefinition } from './n8n/workflows.mts';

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
	const laboratory = await openLaboratory({
		userFolder: userFolderOfCheckout,
		n8nPort: await givenPortOrUsual(values.port, 5678),
		sandboxPort: await givenPortOrUsual(values['sandbox-port'], 8484),
		report: console.log,
	});
	const untilTold = untilToldToEnd();
	try {
		await furnish(laboratory);
		console.log(welcome(laboratory));
		await Promise.race([untilTold, endOfAProcess(laboratory)]);
	} finally {
		await laboratory.close();
	}
}

/** The port asked for; otherwise the usual one if it is free, and any free one if it is not. */
async function givenPortOrUsual(given: string | undefined, usual: number): Promise<number> {
	return given ? Number(given) : await getPort({ port: usual });
}

/** Stores the credential, and the example workflows that are not there yet. */
async function furnish({ session, sandbox }: Laboratory): Promise<void> {
	const wanted = sandboxCredential(sandbox.apiUrl);
	const existing = (await listCredentials(session)).find(({ name }) => name === wanted.name);
	const credential = existing
		? await session.patch<StoredCredential>(`credentials/${existing.id}`, wanted)
		: await createCredential(session, wanted);

	const known = new Set((await listWorkflows(session)).map(({ name }) => name));
	for (const example of await readExamples()) {
		if (!known.has(example.name)) await createWorkflow(session, withCredential(example, credential));
	}
}

async function readExamples(): Promise<WorkflowDefinition[]> {
	const folder = join(projectFolder, 'examples');
	const files = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();
	return await Promise.all(
		files.map(async (file) => JSON.parse(await readFile(join(folder, file), 'utf8'))),
	);
}

/** Examples carry no credentials; an import into the lab gets the sandbox's. */
function withCredential(
	workflow: WorkflowDefinition,
	{ id, name, type }: StoredCredential,
): WorkflowDefinition {
	const nodes = workflow.nodes.map((node) =>
		node.type.startsWith('n8n-nodes-smsb2b.')
			? { ...node, credentials: { [type]: { id, name } } }
			: node,
	);
	return { ...workflow, nodes };
}

function welcome({ n8n, sandbox }: Laboratory): string {
	return `
n8n              ${n8n.url}
  e-mail         ${owner.email}
  password       ${owner.password}
SMSB2B sandbox   ${sandbox.url}
  base URL       ${sandbox.apiUrl}
  API key        demo-key

Ctrl-C ends both.`;
}

async function untilToldToEnd(): Promise<void> {
	await new Promise<void>((resolve) => {
		for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
	});
}

async function endOfAProcess({ n8n, sandbox }: Laboratory): Promise<never> {
	await Promise.race([n8n.ended, sandbox.ended]);
	throw new Error(`One of the two has ended by itself. n8n's log: ${n8n.logFile}`);
}
