import { execa } from 'execa';

/** What compiling SQLite needs, and how it is called by Debian's packages. */
const buildTools = [
	{ command: 'python3', debianPackage: 'python3' },
	{ command: 'make', debianPackage: 'make' },
	{ command: 'g++', debianPackage: 'g++' },
];

/**
 * Says which build tools this machine lacks and how to get them.
 * Gives undefined when all are there.
 */
export async function missingBuildTools(): Promise<string | undefined> {
	const missing = [];
	for (const tool of buildTools) {
		const { failed } = await execa(tool.command, ['--version'], { reject: false });
		if (failed) missing.push(tool);
	}
	if (missing.length === 0) return undefined;
	const commands = missing.map(({ command }) => command).join(', ');
	const packages = missing.map(({ debianPackage }) => debianPackage).join(' ');
	return [
		`n8n's database driver is compiled on this machine, and that needs: ${commands}.`,
		`On Debian or Ubuntu: apt-get install ${packages}. On macOS: xcode-select --install.`,
	].join('\n');
}
