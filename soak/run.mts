import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { isReached } from '../bench/measurement.mts';
import { sectionOf } from '../bench/report.mts';
import { writeSections } from '../e2e/document.mts';
import { temporaryFolder } from '../scripts/install/folders.mts';
import { wantedN8nVersion } from '../scripts/install/n8n.mts';
import { openTestEnvironment } from '../e2e/test-environment.mts';
import { reliability, soakTitle as title } from '../e2e/reliability.mts';
import { attack, Attacker } from './attacker.mts';
import { HostileAnswers, hostileAnswers } from './hostile-answers.mts';
import { recordingCensus, takeCensus, type Census } from './census.mts';
import { resultOf } from './result.mts';
import { Traffic, turn } from './traffic.mts';

const { values } = parseArgs({ options: { minutes: { type: 'string', default: '30' } } });
const minutes = Number(values.minutes);

const secondsOfATurn = 20;
/** For the last reports and the last poll. */
const secondsToSettle = 90;

const method = [
	`One n8n for ${minutes} minutes: every ${secondsOfATurn} seconds ${turn.single} messages of their own with delivery reports, a bulk message to`,
	`${turn.bulk} recipients, and a message whose execution waits for its report; a Status Trigger polls three times a minute.`,
	`Meanwhile an attacker calls the trigger ${attack.calls} times a turn, ${attack.atOnce} at a time, with made-up signatures and bodies of 100 KB,`,
	`and another workflow gets ${hostileAnswers} hostile answers: 30 MB, answers without end, deep, with markup, echoes of the key.`,
	'After each turn n8n collects its garbage and counts what it holds; the medians of three stretches are shown, after a warm-up of a sixth.',
	'At the end every message, report, state and waiting execution is counted.',
].join(' ');

const userFolder = await mkdtemp(join(temporaryFolder, 'n8n-nodes-smsb2b-soak-'));
try {
	const result = await soak();
	const section = sectionOf({ title, method }, result, await wantedN8nVersion());
	await writeSections(reliability, new Map([[title, section]]));
	console.log(section);
	process.exitCode = result.targets.every(isReached) ? 0 : 1;
} finally {
	await rm(userFolder, { recursive: true, force: true });
}

/** Keeps one n8n busy for the given time, and says what became of it. */
async function soak() {
	const censusFile = join(userFolder, 'census.txt');
	const environment = await openTestEnvironment({
		userFolder,
		report: console.log,
		environment: {
			...recordingCensus(censusFile),
			// As docs/delivery-reports.md advises for many reports.
			N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE: 'true',
			// All executions are counted at the end.
			EXECUTIONS_DATA_PRUNE: 'false',
		},
	});
	try {
		const traffic = await Traffic.begin(environment);
		const attacker = new Attacker(traffic.callback);
		const hostile = await HostileAnswers.begin(environment);
		const census: Census[] = [];
		const end = Date.now() + minutes * 60_000;
		for (let turn = 1; Date.now() < end; turn += 1) {
			const next = Date.now() + secondsOfATurn * 1000;
			await Promise.all([traffic.take(), attacker.strike(), hostile.strike()]);
			await sleep(Math.max(0, next - Date.now()));
			census.push(await takeCensus(environment.n8n.processId, censusFile));
			console.log(`turn ${turn}: ${JSON.stringify(census.at(-1))}`);
		}
		await sleep(secondsToSettle * 1000);
		hostile.close();
		return resultOf(census, await traffic.balance(), {
			...attacker.score,
			hostile: hostile.score,
		});
	} finally {
		await environment.close();
	}
}
