import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectFolder } from '../install/folders.mts';
import { FILES, renew } from './sections.mts';

for (const file of FILES) {
	const path = join(projectFolder, file);
	const document = await readFile(path, 'utf8');
	const renewed = renew(file, document);
	if (renewed !== document) await writeFile(path, renewed);
	console.log(`${renewed === document ? 'unchanged' : 'renewed  '}  ${file}`);
}
