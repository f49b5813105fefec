import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { outputFolder, projectFolder } from '../install/folders.mts';
import { demonstrate } from './demonstrate.mts';
import { inDemonstration } from './environment.mts';
import { checkThatFfmpegIsThere, record } from './recording.mts';

/**
 * Records the demonstration that n8n asks of a package that is to be verified: `npm run demonstration`. The video stays in
 * output/, also of a run that ends with an error; one that has shown everything takes the place of the one in docs/.
 */
const recorded = join(outputFolder, 'demonstration.webm');
const published = join(projectFolder, 'docs/demonstration.webm');

await checkThatFfmpegIsThere();
await inDemonstration(async (where) => {
	await record(where.editor.page, recorded, async () => await demonstrate(where));
});
await copyFile(recorded, published);
console.log(`The video is ${published}.`);
