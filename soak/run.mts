import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { reliability, soakTitle as title } from '../e2e/reliability.mts';
import { openTestEnvironment } from '../e2e/test-environment.mts';
import { isReached, sectionOf, writeSections } from '../scripts/docs/run-document.mts';
import { temporaryFolder } from '../scripts/install/folders.mts';
import { attack, Attacker } from './attacker.mts';
import { HostileResponses, hostileResponses } from './hostile-responses.mts';
import { resultOf } from './result.mts';
import { Traffic, turn } from './traffic.mts';
import { measureUsage, recordingUsage, type Usage } from './usage.mts';

const { values } = parseArgs({ options: { minutes: { type: 'string', default: '30' } } });
const minutes = Number(values.minutes);

const secondsOfATurn = 20;
/** Until then n8n loads nodes, opens connections and fills its caches. */
const minutesOfWarmUp = 2;
/** For the last reports and the last poll. */
const secondsToSettle = 90;

const method = [
	`One n8n for ${minutes} minutes: every ${secondsOfATurn} seconds ${turn.single} personalized messages with delivery reports, a bulk message to`,
	`${turn.bulk} recipients, and a message whose execution waits for its report; a Status Trigger polls three times a minute.`,
	`Meanwhile an attacker calls the trigger ${attack.calls} times a turn, ${attack.atOnce} at a time, with made-up signatures and bodies of 100 KB,`,
	`and another workflow gets ${hostileResponses} hostile responses: 30 MB, responses without end, deep, with markup, echoes of the key.`,
	`After each turn n8n collects its garbage and counts what it uses; the medians of three stretches are shown, after a warm-up of ${minutesOfWarmUp} minutes.`,
	'At the end every message, report, status and waiting execution is counted.',
].join(' ');

await using folder = await temporaryFolder('soak');
const usageFile = join(folder.path, 'usage.txt');
await using environment = await openTestEnvironment({
	userFolder: folder.path,
	report: console.log,
	environment: {
		...recordingUsage(usageFile),
		// As docs/delivery-reports.md advises for many reports.
		N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE: 'true',
		// All executions are counted at the end.
		EXECUTIONS_DATA_PRUNE: 'false',
	},
});
const traffic = await Traffic.begin(environment);
const attacker = new Attacker(traffic.callback);
const hostile = await HostileResponses.begin(environment);
const usage: Usage[] = [];
const warm = Date.now() + minutesOfWarmUp * 60_000;
const end = warm + minutes * 60_000;
for (let turn = 1; Date.now() < end; turn += 1) {
	const next = Date.now() + secondsOfATurn * 1000;
	await Promise.all([traffic.take(), attacker.strike(), hostile.strike()]);
	await sleep(Math.max(0, next - Date.now()));
	const now = await measureUsage(environment.n8n.processId, usageFile);
	if (Date.now() > warm) usage.push(now);
	console.log(`turn ${turn}: ${JSON.stringify(now)}`);
}
await sleep(secondsToSettle * 1000);
hostile.close();
const attacks = { ...attacker.score, hostile: hostile.score };
const result = resultOf(usage, await traffic.totals(), attacks);
const section = await sectionOf({ title, method }, result);
await writeSections(reliability, new Map([[title, section]]));
console.log(section);
process.exitCode = result.targets.every(isReached) ? 0 : 1;
