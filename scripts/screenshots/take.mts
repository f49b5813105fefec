import { mkdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { readExamples, withCredential } from '../../e2e/n8n/seed-workflows.mts';
import { projectFolder } from '../install/folders.mts';
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
import { photographReplies } from './replies.mts';
import { inStudio, type Studio } from './studio.mts';

/**
 * Takes the pictures of README and docs again, from the real editor and the sandbox: `npm run screenshots`. The folder is
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
	await photographReplies(studio, pathOf);
	await photographList(studio, pathOf);
	await photographTool(studio, pathOf);
	await photographTrigger(studio, pathOf);
	await photographCredential(studio, pathOf);
});

async function photographExamples({ session, editor, credential }: Studio): Promise<void> {
	for (const { file, ...example } of await readExamples()) {
		const workflow = withCredential(example, credential);
		const path = pathOf(`example-${basename(file, '.json')}`);
		await photographWorkflow(editor.page, session, workflow, path);
	}
}
