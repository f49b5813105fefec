import { mkdir, readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { withCredential } from '../../e2e/n8n/seed-workflows.mts';
import { projectFolder } from '../install/folders.mts';
import type { WorkflowDefinition } from '../../e2e/n8n/workflows.mts';
import { photographAnswers } from './answers.mts';
import { photographWorkflow } from './canvas.mts';
import {
	photographCredential,
	photographInbox,
	photographList,
	photographSending,
	photographTool,
	photographTrigger,
} from './panels.mts';
import { inStudio, type Studio } from './studio.mts';

/**
 * Takes the pictures of README and docs anew, from the real editor and the sandbox: `npm run pictures`. The folder is
 * docs/pictures unless another is given on the command line.
 */
const folder = process.argv[2] ?? join(projectFolder, 'docs/pictures');
const pathOf = (name: string) => join(folder, `${name}.png`);

await mkdir(folder, { recursive: true });
await inStudio(async (studio) => {
	await photographExamples(studio);
	await photographSending(studio, pathOf);
	await photographInbox(studio, pathOf);
	await photographAnswers(studio, pathOf);
	await photographList(studio, pathOf);
	await photographTool(studio, pathOf);
	await photographTrigger(studio, pathOf);
	await photographCredential(studio, pathOf);
});

async function photographExamples({ session, editor, credential }: Studio): Promise<void> {
	const examples = join(projectFolder, 'examples');
	const files = (await readdir(examples)).filter((file) => file.endsWith('.json'));
	for (const file of files) {
		const text = await readFile(join(examples, file), 'utf8');
		const workflow = withCredential(JSON.parse(text) as WorkflowDefinition, credential);
		const path = pathOf(`example-${basename(file, '.json')}`);
		await photographWorkflow(editor.page, session, workflow, path);
	}
}
