import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { projectFolder } from '../../scripts/install/folders.mts';

/** The files for users who want n8n in queue mode. */
export const composeFolder = join(projectFolder, 'examples/queue-mode');

/** What is read of examples/queue-mode/compose.yaml. */
export interface ComposeFile {
	'x-n8n': { image: string; environment: Record<string, string> };
	services: Record<string, ComposeService>;
}

interface ComposeService {
	image: string;
	command?: string | string[];
	environment?: Record<string, string>;
}

async function readComposeFile(): Promise<ComposeFile> {
	const text = await readFile(join(composeFolder, 'compose.yaml'), 'utf8');
	return parse(text, { merge: true }) as ComposeFile;
}

/**
 * The environment that the compose file gives the processes of n8n.
 *
 * @param variables what a user writes into .env
 * @throws when the file needs a variable that is not among them
 */
export async function composeEnvironment(
	variables: Record<string, string>,
): Promise<Record<string, string>> {
	const { environment } = (await readComposeFile())['x-n8n'];
	const insert = (text: string) =>
		text.replace(/\$\{(\w+)(:\?|:-([^}]*))?\}/g, (_, name: string, _kind, otherwise?: string) => {
			const value = variables[name] || otherwise;
			if (value === undefined) throw new Error(`compose.yaml needs ${name}.`);
			return value;
		});
	return Object.fromEntries(
		Object.entries(environment).map(([name, value]) => [name, insert(value)]),
	);
}
