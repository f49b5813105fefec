import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { projectFolder, temporaryFolder } from '../install/folders.mts';
import { wantedN8nVersion } from '../install/n8n.mts';
import { openLaboratory } from '../laboratory.mts';
import { isReached, type Measurement } from './measurement.mts';
import { report, type Measured } from './report.mts';
import { sendOneByOne } from './send-one-by-one.mts';

const measurements: Measurement[] = [sendOneByOne];

const userFolder = await mkdtemp(join(temporaryFolder, 'n8n-nodes-smsb2b-bench-'));
try {
	const measured = await measureAll();
	const text = report(measured, await wantedN8nVersion());
	const docs = join(projectFolder, 'docs');
	await mkdir(docs, { recursive: true });
	await writeFile(join(docs, 'benchmarks.md'), text);
	console.log(`\n${text}`);
	const isAllReached = measured.every(({ result }) => result.targets.every(isReached));
	process.exitCode = isAllReached ? 0 : 1;
} finally {
	await rm(userFolder, { recursive: true, force: true });
}

async function measureAll(): Promise<Measured[]> {
	const laboratory = await openLaboratory({ userFolder, report: console.log });
	try {
		const measured: Measured[] = [];
		for (const measurement of measurements) {
			console.log(`Measuring: ${measurement.title}`);
			measured.push({ measurement, result: await measurement.measure(laboratory) });
		}
		return measured;
	} finally {
		await laboratory.close();
	}
}
