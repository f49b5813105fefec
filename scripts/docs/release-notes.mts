import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../install/folders.mts';
import { readRootJson } from './build.mts';

/**
 * What CHANGELOG.md says of a version, without its heading.
 *
 * @throws Error when it says nothing
 */
export function releaseNotes(version: string): string {
	const changelog = readFileSync(join(projectFolder, 'CHANGELOG.md'), 'utf8');
	const [, ...sections] = changelog.split(/^## /m);
	const section = sections.find((text) => text.startsWith(`[${version}]`));
	const notes = section?.slice(section.indexOf('\n')).trim();
	if (!notes) throw new Error(`CHANGELOG.md says nothing of version ${version}`);
	return notes;
}

if (import.meta.main) {
	const { version } = readRootJson<{ version: string }>('package.json');
	console.log(releaseNotes(version));
}
