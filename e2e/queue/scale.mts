import { chmod, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { temporaryFolder } from '../../scripts/install/folders.mts';
import { sectionOf, writeSections } from '../../scripts/docs/run-document.mts';
import { storeSandboxCredential } from '../n8n/seed-workflows.mts';
import { Session } from '../n8n/session.mts';
import {
	itemsInExecution,
	publishWebhookSend,
	recipientsOf,
	startSends,
	untilAllEnded,
} from '../n8n/webhook-sends.mts';
import { SandboxControl } from '../sandbox/control.mts';
import { openQueueInstallation, type QueuePlaces } from './installation.mts';
import { bytesOf, processorTime, type Usage } from './usage.mts';
import { perMessage, scaleResult, SCALE_TITLE } from './scale-result.mts';
import { scaling } from './scaling.mts';
import { startWorkers } from './workers.mts';

const { values } = parseArgs({
	options: {
		messages: { type: 'string', default: '100000' },
		write: { type: 'boolean', default: false },
	},
});
const executions = Math.max(1, Math.round(Number(values.messages) / itemsInExecution));
const messages = executions * itemsInExecution;

await using folder = await temporaryFolder('scale');
await chmod(folder.path, 0o755);
await using suite = await openQueueInstallation(folder.path, console.log);
const { n8nUrl, cookie, sandboxUrl, apiUrl, places } = suite.context as typeof suite.context & {
	places: QueuePlaces;
};
const session = new Session(n8nUrl, cookie);
const sandbox = new SandboxControl(sandboxUrl);
const workers = await startWorkers(places, 2);
try {
	await sandbox.changeAccount('demo', { balance: messages });
	await sandbox.changeSettings({ reportDelay: null });
	const credential = await storeSandboxCredential(session, apiUrl);
	const { workflow, url } = await publishWebhookSend(session, credential);
	const usage = async (): Promise<Usage> => ({
		processorTime: await processorTime(suite.processes, workers),
		...(await bytesOf(places.environment)),
	});
	const before = await usage();
	const start = performance.now();
	await startSends(url, recipientsOf(executions));
	const ended = await untilAllEnded(session, workflow, executions, 4 * 3600);
	const seconds = (performance.now() - start) / 1000;
	const used = perMessage(before, await usage(), messages);
	if (!ended.every(({ status }) => status === 'success')) throw new Error('An execution failed.');
	const { perPath } = await sandbox.statistics();
	if (perPath['sms/send'] !== messages)
		throw new Error(`${perPath['sms/send']} messages were sent.`);

	const result = scaleResult({ messages, seconds, used });
	const written = await sectionOf(result.about, result);
	console.log(`\n${written}\n`);
	if (values.write) {
		await writeSections(scaling, new Map([[SCALE_TITLE, `${written}\n\n${result.conclusions}`]]));
		const file = join(import.meta.dirname, '../..', scaling.file);
		console.log(`Written into ${scaling.file} (${(await readFile(file)).length} bytes).`);
	} else console.log(result.conclusions);
} finally {
	await Promise.all(workers.map(async (worker) => await worker.stop()));
}
