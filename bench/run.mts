import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeSections, type RunDocument } from '../e2e/document.mts';
import { packageFolderIn } from '../scripts/install/package.mts';
import { temporaryFolder } from '../scripts/install/folders.mts';
import { wantedN8nVersion } from '../scripts/install/n8n.mts';
import { openTestEnvironment } from '../e2e/test-environment.mts';
import { bulk } from './bulk.mts';
import { readContacts } from './contacts.mts';
import { deliveryReports } from './delivery-reports.mts';
import { load } from './load.mts';
import { isReached, type Measurement, type Workbench } from './measurement.mts';
import { sectionOf, type Measured } from './report.mts';
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

const document: RunDocument = {
	file: 'docs/benchmarks.md',
	title: 'Benchmarks',
	note: 'Written by `npm run bench`; do not edit. Times are of one machine and one run: read the ratios.',
	sections: measurements.map(({ title }) => title),
};
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
	const environment = await openTestEnvironment({
		userFolder,
		report: console.log,
		environment: {
			...recordingVitals(vitalsFile),
			N8N_CUSTOM_EXTENSIONS: routingEngineFolder,
			TESTS_PACKAGE: packageFolder,
		},
	});
	const workbench: Workbench = { ...environment, packageFolder, vitalsFile };
	try {
		const measured: Measured[] = [];
		for (const measurement of chosen) {
			console.log(`Measuring: ${measurement.title}`);
			measured.push({ measurement, result: await measurement.measure(workbench) });
		}
		return measured;
	} finally {
		await environment.close();
	}
}

/** Writes what was measured now, and keeps of the others what was measured before. */
async function writeReport(measured: Measured[]): Promise<void> {
	const version = await wantedN8nVersion();
	const now = new Map(
		measured.map(({ measurement, result }) => [
			measurement.title,
			sectionOf(measurement, result, version),
		]),
	);
	await writeSections(document, now);
	console.log(`\n${[...now.values()].join('\n\n')}`);
}
