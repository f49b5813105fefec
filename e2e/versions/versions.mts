import { npm } from '../../scripts/install/npm.mts';
import { projectFolder } from '../../scripts/install/folders.mts';

/** The oldest n8n that README promises, and one in the middle between it and today's. */
export const supported = { oldest: '2.0.0', middle: '2.20.0' };

/** The version of n8n-core that is meant: of a name, of "newest", or of the version itself. */
export async function versionOf(name: string): Promise<string> {
	if (name === 'newest') {
		return (await npm(projectFolder, ['view', 'n8n-core', 'version'])).trim();
	}
	return supported[name as keyof typeof supported] ?? name;
}
