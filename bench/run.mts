import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openTestEnvironment } from '../e2e/test-environment.mts';
import {
	isReached,
	sectionOf,
	writeSections,
	type RunDocument,
} from '../scripts/docs/run-document.mts';
import { temporaryFolder } from '../scripts/install/folders.mts';
import { packageFolderIn } from '../scripts/install/package.mts';
import { bulk } from './bulk.mts';
import { readContacts } from './contacts.mts';
import { deliveryReports } from './delivery-reports.mts';
import { load } from './load.mts';
import { messageKeys } from './message-keys.mts';
import type { Measurement } from './measurement.mts';
import { recordingMetrics } from './metrics.mts';
import { replies } from './replies.mts';
import { safeguards } from './safeguards.mts';
import { sendOneByOne } from './send-one-by-one.mts';
import { slowApi } from './slow-api.mts';

/** All measurements, in the order of the report. */
const measurements = [
	...[sendOneByOne, safeguards, messageKeys, bulk, slowApi],
	...[readContacts, deliveryReports, replies, load],
];

const document: RunDocument = {
	file: 'docs/benchmarks.md',
	title: 'Benchmarks',
	note: 'Written by `npm run bench`; do not edit. Times are of one machine and one run: read the ratios.',
	sections: measurements.map(({ title }) => title),
};

const chosen = chosenMeasurements(process.argv.slice(2));
await using folder = await temporaryFolder('bench');
const userFolder = folder.path;
const metricsFile = join(userFolder, 'metrics.txt');
const packageFolder = packageFolderIn(userFolder);
await using environment = await openTestEnvironment({
	userFolder,
	report: console.log,
	environment: {
		...recordingMetrics(metricsFile),
		N8N_CUSTOM_EXTENSIONS: fileURLToPath(new URL('probes/nodes', import.meta.url)),
		TESTS_PACKAGE: packageFolder,
	},
});
const workbench = { ...environment, packageFolder, metricsFile };
const written = new Map<string, string>();
for (const measurement of chosen) {
	console.log(`Measuring: ${measurement.title}`);
	const result = await measurement.measure(workbench);
	written.set(measurement.title, await sectionOf(measurement, result));
	await writeSections(document, written);
	if (!result.targets.every(isReached)) process.exitCode = 1;
}
console.log(`\n${[...written.values()].join('\n\n')}`);

/** The measurements of these names; all of them without a name. */
function chosenMeasurements(names: string[]): Measurement[] {
	const known = measurements.map(({ name }) => name);
	const unknown = names.filter((name) => !known.includes(name));
	if (unknown.length > 0) {
		throw new Error(`No measurement ${unknown.join(', ')}; there are ${known.join(', ')}.`);
	}
	return measurements.filter(({ name }) => names.length === 0 || names.includes(name));
}
