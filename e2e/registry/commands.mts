import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'yaml';
import { projectFolder } from '../../scripts/install/folders.mts';

/** What README tells a person to type, in its order. */
export interface ReadmeCommands {
	install: string;
	update: string;
	pin: string;
	uninstall: string;
}

/** The commands of README's part "By hand". */
export async function readmeCommands(): Promise<ReadmeCommands> {
	const readme = await readFile(join(projectFolder, 'README.md'), 'utf8');
	const part = readme.slice(readme.indexOf('**By hand**'), readme.indexOf('## Credentials'));
	const lines = [...part.matchAll(/`((?:mkdir|npm) [^`]+)`/g)].map(([, command]) => command);
	const [folder, add, update, pin, uninstall, ...more] = lines;
	if (uninstall === undefined || more.length > 0) {
		throw new Error(`README has other commands than were expected:\n${lines.join('\n')}`);
	}
	const install = [folder, add].join('\n');
	return { install, update, pin, uninstall };
}

interface Workflow {
	jobs: Record<string, { steps: Array<{ run?: string }> }>;
}

/** The command with which CI publishes. Only GitHub can make provenance, so that it is left out. */
export async function publishCommand(): Promise<string> {
	const file = join(projectFolder, '.github/workflows/publish.yml');
	const { jobs } = parse(await readFile(file, 'utf8')) as Workflow;
	const step = jobs.publish.steps.find(({ run }) => run?.startsWith('npm publish'));
	if (!step?.run?.includes(' --provenance')) throw new Error('publish.yml publishes otherwise.');
	return step.run.replace(' --provenance', '');
}
