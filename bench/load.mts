import { cp, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import { projectFolder, temporaryFolder } from '../scripts/install/folders.mts';
import { npm } from '../scripts/install/npm.mts';
import { median, range, type Measurement, type Workbench } from './measurement.mts';

const runs = 11;
const probe = fileURLToPath(new URL('probes/load.cjs', import.meta.url));

/** Nodes with their credentials, and the size of what they come in. */
interface Subject {
	name: string;
	files: string[];
	/** Bytes of the tarball. */
	size: number;
	times: number[];
}

/** Loaded when the first number needs it. */
const numbersLibrary = 'dist/lib/phone/libphonenumber.js';

/** What of n8n's own nodes is compared. */
const nativeNodes = [
	{
		name: "n8n's Twilio",
		folder: 'dist/nodes/Twilio',
		nodes: ['Twilio.node.js', 'TwilioTrigger.node.js'],
		credentials: ['TwilioApi'],
	},
	{
		name: "n8n's WhatsApp",
		folder: 'dist/nodes/WhatsApp',
		nodes: ['WhatsApp.node.js', 'WhatsAppTrigger.node.js'],
		credentials: ['WhatsAppApi', 'WhatsAppTriggerApi'],
	},
];

/** How long n8n takes to load this package, and how large it is, beside two of n8n's own nodes. */
export const load: Measurement = {
	name: 'load',
	title: 'Loading the package, and its size',
	method: [
		`All nodes and credentials are required in a process of their own, in which n8n-workflow is loaded already; the median of ${runs}.`,
		'The size is that of the tarball: for this package the one that is published, for nodes of n8n one with their folder',
		'and credentials, without source maps and types; what n8n-nodes-base keeps elsewhere for all its nodes is loaded with them but not in their size.',
	].join(' '),
	async measure(workbench) {
		await using folder = await temporaryFolder('load');
		const native = nativeNodes.map(
			async (nodes) => await nativeSubject(workbench, nodes, folder.path),
		);
		const subjects = [...(await thisPackage(workbench)), ...(await Promise.all(native))];
		for (let run = 0; run < runs; run += 1) {
			for (const subject of subjects) subject.times.push(await loadOnce(workbench, subject));
		}
		return {
			columns: ['nodes', 'time to load (ms)', 'fastest to slowest', 'tarball (kB)'],
			rows: subjects.map(({ name, times, size }) => [
				...[name, Math.round(median(times)), range(times), Math.round(size / 1000)],
			]),
			targets: [],
		};
	},
};

/** The package as n8n loads it, and with the library of numbers, which is loaded at the first number. */
async function thisPackage({ packageFolder }: Workbench): Promise<Subject[]> {
	const manifest = JSON.parse(await readFile(join(packageFolder, 'package.json'), 'utf8')) as {
		n8n: { nodes: string[]; credentials: string[] };
	};
	const size = await tarballSize(projectFolder);
	const files = [...manifest.n8n.nodes, ...manifest.n8n.credentials];
	const subject = (name: string, own: string[]): Subject => ({
		...{ name, files: own.map((file) => join(packageFolder, file)), size, times: [] },
	});
	return [
		subject('this package', files),
		subject('this package and its library of numbers', [...files, numbersLibrary]),
	];
}

async function nativeSubject(
	{ installation }: Workbench,
	{ name, folder, nodes, credentials }: (typeof nativeNodes)[number],
	temporary: string,
): Promise<Subject> {
	const base = join(installation.folder, 'node_modules/n8n-nodes-base');
	const credentialFiles = credentials.map((credential) =>
		join(base, 'dist/credentials', `${credential}.credentials.js`),
	);
	const packed = await mkdtemp(join(temporary, 'native-'));
	await cp(join(base, folder), join(packed, basename(folder)), {
		recursive: true,
		filter: (path) => !/\.(map|d\.ts)$/.test(path),
	});
	for (const file of credentialFiles) await cp(file, join(packed, basename(file)));
	await writeFile(join(packed, 'package.json'), '{ "name": "native", "version": "1.0.0" }');
	const files = [...nodes.map((node) => join(base, folder, node)), ...credentialFiles];
	return { name, files, size: await tarballSize(packed), times: [] };
}

async function loadOnce({ installation }: Workbench, { files }: Subject): Promise<number> {
	const { stdout } = await execa(installation.node, [probe, ...files], {
		env: { NODE_PATH: join(installation.folder, 'node_modules') },
	});
	return Number(stdout);
}

async function tarballSize(folder: string): Promise<number> {
	const packed = await npm(folder, ['pack', '--json', '--dry-run', '--ignore-scripts']);
	return (JSON.parse(packed) as Array<{ size: number }>)[0].size;
}
