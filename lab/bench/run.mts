import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { packageFolderIn } from '../install/package.mts';
import { projectFolder, temporaryFolder } from '../install/folders.mts';
import { wantedN8nVersion } from '../install/n8n.mts';
import { openLaboratory } from '../laboratory.mts';
import { bulk } from './bulk.mts';
import { readContacts } from './contacts.mts';
import { deliveryReports } from './delivery-reports.mts';
import { load } from './load.mts';
import { isReached, type Measurement, type Workbench } from './measurement.mts';
import { report, sectionOf, sectionsIn, type Measured } from './report.mts';
import { sendOneByOne } from './send-one-by-one.mts';
import { slowApi } from './slow-api.mts';
import { recordingVitals } from './vitals.mts';

/** All measurements, in the order of the report. */
const measurements: Measurement[] = [
	sendOneByOne,
	bulk,
	slowApi,
	readContacts,
	deliveryReports,
	load,
];

const reportFile = join(projectFolder, 'docs/benchmarks.md');
const routingEngineFolder = fileURLToPath(new URL('probes/routing-engine', import.meta.url));

const wanted = wantedMeasurements(process.argv.slice(2));
const userFolder = await mkdtemp(join(temporaryFolder, 'n8n-nodes-smsb2b-bench-'));
try {
	const measured = await measureAll(wanted);
	await writeReport(measured);
	const isAllReached = measured.every(({ result }) => result.targets.every(isReached));
	process.exitCode = isAllReached ? 0 : 1;
} finally {
	await rm(userFolder, { recursive: true, force: true });
}

/** The measurements of these names; all of them without a name. */
function wantedMeasurements(names: string[]): Measurement[] {
	const known = measurements.map(({ name }) => name);
	const unknown = names.filter((name) => !known.includes(name));
	if (unknown.length > 0) {
		throw new Error(`No measurement ${unknown.join(', ')}; there are ${known.join(', ')}.`);
	}
	return measurements.filter(({ name }) => names.length === 0 || names.includes(name));
}

async function measureAll(chosen: Measurement[]): Promise<Measured[]> {
	const vitalsFile = join(userFolder, 'vitals.txt');
	const packageFolder = packageFolderIn(userFolder);
	const laboratory = await openLaboratory({
		userFolder,
		report: console.log,
		environment: {
			...recordingVitals(vitalsFile),
			N8N_CUSTOM_EXTENSIONS: routingEngineFolder,
			LAB_PACKAGE: packageFolder,
		},
	});
	const workbench: Workbench = { ...laboratory, packageFolder, vitalsFile };
	try {
		const measured: Measured[] = [];
		for (const measurement of chosen) {
			console.log(`Measuring: ${measurement.title}`);
			measured.push({ measurement, result: await measurement.measure(workbench) });
		}
		return measured;
	} finally {
		await laboratory.close();
	}
}

/** Writes what was measured now, and keeps of the others what was measured before. */
async function writeReport(measured: Measured[]): Promise<void> {
	const before = sectionsIn(await readFile(reportFile, 'utf8').catch(() => ''));
	const version = await wantedN8nVersion();
	const now = new Map(measured.map((one) => [one.measurement.title, sectionOf(one, version)]));
	const sections = measurements.flatMap(({ title }) => now.get(title) ?? before.get(title) ?? []);
	await mkdir(join(projectFolder, 'docs'), { recursive: true });
	await writeFile(reportFile, report(sections));
	console.log(`\n${report([...now.values()])}`);
}
