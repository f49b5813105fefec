import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectFolder } from '../../scripts/install/folders.mts';
import type {
	NewCredential,
	Session,
	StoredCredential,
	StoredWorkflow,
	WorkflowDefinition,
} from './session.mts';
import { credentialsOf } from './workflow-builder.mts';

const examplesFolder = join(projectFolder, 'examples');

/** The credential that is ready in the editor, for the sandbox's first account. */
function sandboxCredential(apiUrl: string): NewCredential {
	return {
		...{ name: 'SMSB2B sandbox', type: 'smsb2bApi' },
		data: {
			...{ authenticationMethod: 'apiKey', apiKey: 'demo-key', baseUrl: apiUrl },
			// As the editor stores what is left as it is: it shows a dash for a choice that is not stored.
			...{ country: 'GR', historyTimeZone: 'Europe/Athens', testRuns: 'send' },
		},
	};
}

/** Stores a credential for the sandbox. @param changes fields in which it differs from the usual one */
export async function storeSandboxCredential(
	session: Session,
	apiUrl: string,
	changes: Record<string, string> = {},
	name?: string,
): Promise<StoredCredential> {
	const { data, ...usual } = sandboxCredential(apiUrl);
	const credential = { ...usual, data: { ...data, ...changes } };
	return await session.createCredential(name ? { ...credential, name } : credential);
}

/** Stores the sandbox's credential, and the example workflows that are not there yet. */
export async function seedWorkflows(session: Session, apiUrl: string): Promise<void> {
	const credential = await renewCredential(session, sandboxCredential(apiUrl));
	const stored = await session.get<StoredWorkflow[]>('workflows');
	const known = new Set(stored.map(({ name }) => name));
	for (const example of await readExamples()) {
		if (!known.has(example.name)) await session.createWorkflow(withCredential(example, credential));
	}
}

/** Stores a credential, or renews the one of the same name: the sandbox may have moved to another port. */
async function renewCredential(session: Session, wanted: NewCredential): Promise<StoredCredential> {
	const stored = await session.get<StoredCredential[]>('credentials');
	const existing = stored.find(({ name }) => name === wanted.name);
	return existing
		? await session.patch(`credentials/${existing.id}`, wanted)
		: await session.createCredential(wanted);
}

/** The workflows of examples/, or of a folder in it, in the order of their file names. */
export async function readExamples(
	folder = '.',
): Promise<Array<WorkflowDefinition & { file: string }>> {
	const files = (await readdir(join(examplesFolder, folder))).filter((name) =>
		name.endsWith('.json'),
	);
	return await Promise.all(
		files.sort().map(async (file) => {
			const text = await readFile(join(examplesFolder, folder, file), 'utf8');
			return { ...(JSON.parse(text) as WorkflowDefinition), file };
		}),
	);
}

/** The examples carry neither credentials nor numbers: this package's nodes get the given credential, and what is sent goes to a phone of the sandbox. */
export function withCredential<Workflow extends WorkflowDefinition>(
	workflow: Workflow,
	credential: StoredCredential,
	mobile = '6900000021',
): Workflow {
	const credentials = credentialsOf(credential);
	const nodes = workflow.nodes.map((node) =>
		node.type.startsWith('n8n-nodes-smsb2b.') ? { ...node, credentials } : node,
	);
	return withNumber({ ...workflow, nodes }, mobile);
}

/** Where an example waits for a number: the fields `to` and `mobile`, and such values of a Set node. */
function withNumber<Workflow>(workflow: Workflow, mobile: string): Workflow {
	const isNumber = (name: unknown) => name === 'to' || name === 'mobile';
	const fillIn = (key: string, value: unknown) => {
		if (isNumber(key) && value === '') return mobile;
		if (typeof value !== 'object' || value === null) return value;
		const { name, value: assigned, operation, to } = value as Record<string, unknown>;
		if (isNumber(name) && assigned === '') return { ...value, value: mobile };
		if (operation === 'sendBulk' && to === '') return { ...value, to: `${mobile}, 6900000022` };
		return value;
	};
	return JSON.parse(JSON.stringify(workflow, fillIn)) as Workflow;
}
