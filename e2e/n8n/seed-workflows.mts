import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectFolder } from '../../scripts/install/folders.mts';
import {
	createCredential,
	listCredentials,
	type NewCredential,
	type StoredCredential,
} from './credentials.mts';
import type { Session } from './session.mts';
import { createWorkflow, listWorkflows, type WorkflowDefinition } from './workflows.mts';

const examplesFolder = join(projectFolder, 'examples');

/** The credential that is ready in the editor, for the sandbox's first account. */
export function sandboxCredential(apiUrl: string): NewCredential {
	return {
		name: 'SMSB2B sandbox',
		type: 'smsb2bApi',
		data: { authenticationMethod: 'apiKey', apiKey: 'demo-key', baseUrl: apiUrl },
	};
}

/** Stores the sandbox's credential, and the example workflows that are not there yet. */
export async function seedWorkflows(session: Session, apiUrl: string): Promise<void> {
	const credential = await storeCredential(session, sandboxCredential(apiUrl));
	const known = new Set((await listWorkflows(session)).map(({ name }) => name));
	for (const example of await readExamples()) {
		if (!known.has(example.name))
			await createWorkflow(session, withCredential(example, credential));
	}
}

/** Stores a credential, or renews the one of the same name: the sandbox may have moved to another port. */
async function storeCredential(session: Session, wanted: NewCredential): Promise<StoredCredential> {
	const existing = (await listCredentials(session)).find(({ name }) => name === wanted.name);
	return existing
		? await session.patch(`credentials/${existing.id}`, wanted)
		: await createCredential(session, wanted);
}

/** The workflows of examples/, or of a folder in it, in the order of their file names. */
export async function readExamples(folder = '.'): Promise<WorkflowDefinition[]> {
	const files = (await readdir(join(examplesFolder, folder))).filter((name) =>
		name.endsWith('.json'),
	);
	return await Promise.all(
		files
			.sort()
			.map(async (file) => JSON.parse(await readFile(join(examplesFolder, folder, file), 'utf8'))),
	);
}

/** The examples carry no credentials; this package's nodes get the given one. */
export function withCredential(
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
