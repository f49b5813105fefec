import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import { projectFolder, temporaryFolder } from '../scripts/install/folders.mts';
import { SandboxControl } from '../e2e/sandbox/control.mts';
import { median, ratio, type Measurement, type Workbench } from './measurement.mts';
import { inMegabytes } from './vitals.mts';

const contactCount = 50_000;
const probe = fileURLToPath(new URL('probes/contacts.cjs', import.meta.url));

/** What the probe prints of one way to read an answer. */
interface Reading {
	reader: 'json' | 'xml' | 'by hand';
	bytes: number;
	items: number;
	/** Milliseconds of each run. */
	times: number[];
	/** Bytes in use after each run, its garbage collected. */
	memory: number[];
}

/** A long list of contacts becomes items. */
export const readContacts: Measurement = {
	name: 'contacts',
	title: `${contactCount.toLocaleString('en')} contacts become items`,
	method: [
		"The sandbox's answer to contact/list is read by what Contact: Get Many reads it with, and, for JSON, by",
		'`JSON.parse` and a function written for this very answer: ten runs each, in turns, after one that does not count,',
		'in a process of their own. Memory is the heap in use after a run, its garbage collected.',
	].join(' '),
	async measure(workbench) {
		const [json, byHand, xml] = await readInProcess(workbench);
		const names = ['JSON, by this package', 'JSON, by hand', 'XML, by this package'];
		return {
			columns: [
				'way',
				'answer (MB)',
				'time (ms)',
				'fastest to slowest',
				'memory after the first run (MB)',
				'after the tenth',
			],
			rows: [json, byHand, xml].map(({ bytes, times, memory }, index) => [
				names[index],
				inMegabytes(bytes),
				Math.round(median(times)),
				`${Math.round(Math.min(...times))} to ${Math.round(Math.max(...times))}`,
				inMegabytes(memory[0]),
				inMegabytes(memory[memory.length - 1]),
			]),
			targets: [
				{
					what: 'time of JSON by this package over that by hand',
					value: ratio(json.times, byHand.times),
					atMost: 1.5,
				},
				{
					what: 'memory after the tenth run over that after the first, of JSON by this package',
					value: json.memory[json.memory.length - 1] / json.memory[0],
					atMost: 1.05,
				},
			],
		};
	},
};

async function readInProcess({ sandbox, packageFolder }: Workbench): Promise<Reading[]> {
	await seedContacts(sandbox.url);
	const folder = await mkdtemp(join(temporaryFolder, 'n8n-nodes-smsb2b-contacts-'));
	try {
		const [json, xml] = await Promise.all(
			['json', 'xml'].map(async (type) => await keepAnswer(sandbox.apiUrl, type, folder)),
		);
		const answers = ['json', json, 'by hand', json, 'xml', xml];
		const { stdout } = await execa(
			process.execPath,
			['--expose-gc', probe, join(packageFolder, 'dist'), ...answers],
			{ env: { NODE_PATH: join(projectFolder, 'node_modules') } },
		);
		const readings = JSON.parse(stdout) as Reading[];
		for (const { reader, items } of readings) {
			if (items !== contactCount) throw new Error(`${reader}: ${items} items.`);
		}
		return readings;
	} finally {
		await rm(folder, { recursive: true, force: true });
	}
}

async function seedContacts(sandboxUrl: string): Promise<void> {
	const sandbox = new SandboxControl(sandboxUrl);
	await sandbox.reset();
	await sandbox.removeContacts('demo');
	await sandbox.addContacts('demo', contactCount);
}

async function keepAnswer(apiUrl: string, type: string, folder: string): Promise<string> {
	const response = await fetch(`${apiUrl}/contact/list`, {
		method: 'POST',
		body: new URLSearchParams({ key: 'demo-key', type }),
	});
	const file = join(folder, `contacts.${type}`);
	await writeFile(file, Buffer.from(await response.arrayBuffer()));
	return file;
}
