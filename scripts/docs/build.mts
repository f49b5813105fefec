import { createRequire } from 'node:module';
import { join } from 'node:path';
import { projectFolder } from '../install/folders.mts';

const require = createRequire(import.meta.url);

/** What a file of the built package exports; `npm run build` makes it. */
export function fromBuild<Exports>(file: string): Exports {
	return require(join(projectFolder, 'dist', file)) as Exports;
}

/** A file of JSON at the root of the checkout. */
export function readRootJson<Content>(file: string): Content {
	return require(join(projectFolder, file)) as Content;
}
