import { projectFolder } from '../../scripts/install/folders.mts';
import { npm } from '../../scripts/install/npm.mts';

/** The versions of n8n that are tested by name; the oldest is the one that README promises. */
export const supported: Record<string, string> = {
	oldest: '1.113.3',
	second: '2.0.0',
	middle: '2.20.0',
};

export const allNames = [...Object.keys(supported), 'newest'];

/**
 * The versions that are meant by a name of ours, or by a version of n8n.
 *
 * @returns those of n8n and of its n8n-core; of the newest, n8n-core says which it is
 */
export async function versionsOf(name: string): Promise<{ n8n: string; core: string }> {
	const view = async (...fields: string[]) =>
		(await npm(projectFolder, ['view', ...fields])).trim();
	if (name === 'newest') {
		const core = await view('n8n-core', 'version');
		return { n8n: core, core };
	}
	const n8n = supported[name] ?? name;
	const core = await view(`n8n@${n8n}`, 'dependencies.n8n-core');
	if (core === '') throw new Error(`There is no n8n ${n8n}.`);
	return { n8n, core };
}
