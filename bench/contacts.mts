import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import { projectFolder, temporaryFolder } from '../scripts/install/folders.mts';
import { median, range, ratio, type Measurement, type Workbench } from './measurement.mts';
import { inMegabytes } from './metrics.mts';

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
		"The sandbox's response to contact/list is read by what Contact: Get Many reads it with, and, for JSON, by",
		'`JSON.parse` and a function written for this very response: ten runs each, in turns, after one that does not count,',
		'in a process of their own. Memory is the heap in use after a run, its garbage collected.',
	].join(' '),
	async measure(workbench) {
		const [json, byHand, xml] = await readInProcess(workbench);
		const names = ['JSON, by this package', 'JSON, by hand', 'XML, by this package'];
		return {
			columns: [
				'way',
				'response (MB)',
				'time (ms)',
				'fastest to slowest',
				'memory after the first run (MB)',
				'after the tenth',
			],
			rows: [json, byHand, xml].map(({ bytes, times, memory }, index) => [
				names[index],
				inMegabytes(bytes),
				Math.round(median(times)),
				range(times),
				inMegabytes(memory[0]),
				inMegabytes(memory[memory.length - 1]),
			]),
			targets: [
				{
					what: 'time of JSON by this package over that by hand',
					...{ value: ratio(json.times, byHand.times), atMost: 1.5 },
				},
				{
					what: 'memory after the tenth run over that after the first, of JSON by this package',
					...{ value: json.memory[json.memory.length - 1] / json.memory[0], atMost: 1.05 },
				},
			],
		};
	},
};

async function readInProcess({ sandbox, apiUrl, packageFolder }: Workbench): Promise<Reading[]> {
	await sandbox.reset();
	await sandbox.removeContacts('demo');
	await sandbox.addContacts('demo', contactCount);
	await using folder = await temporaryFolder('contacts');
	const keepAnswer = async (type: string) => {
		const body = new URLSearchParams({ key: 'demo-key', type });
		const response = await fetch(`${apiUrl}/contact/list`, { method: 'POST', body });
		const file = join(folder.path, `contacts.${type}`);
		await writeFile(file, Buffer.from(await response.arrayBuffer()));
		return file;
	};
	const [json, xml] = [await keepAnswer('json'), await keepAnswer('xml')];
	const answers = ['json', json, 'by hand', json, 'xml', xml];
	const dist = join(packageFolder, 'dist');
	const env = { NODE_PATH: join(projectFolder, 'node_modules') };
	const { stdout } = await execa(process.execPath, ['--expose-gc', probe, dist, ...answers], {
		env,
	});
	const readings = JSON.parse(stdout) as Reading[];
	for (const { reader, items } of readings) {
		if (items !== contactCount) throw new Error(`${reader}: ${items} items.`);
	}
	return readings;
}
