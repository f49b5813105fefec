import type { IDataObject } from 'n8n-workflow';
import pMap from 'p-map';
import {
	changes,
	reports,
	reportTrigger,
	scheduledTrigger,
	sendWithCallback,
} from '../e2e/n8n/delivery-steps.mts';
import { allOutput, type Execution } from '../e2e/n8n/execution.mts';
import type { StoredCredential, StoredWorkflow } from '../e2e/n8n/session.mts';
import { smsb2b, triggered, workflowOf, type Step } from '../e2e/n8n/workflow-builder.mts';
import type { TestEnvironment } from '../e2e/test-environment.mts';

/** What a turn sends: personalized messages, recipients of a bulk message, and messages whose reports are waited for. */
export const turn = { single: 100, bulk: 100, waiting: 1 };

const limitInSeconds = 120;
const plentyOfCredits = 10_000_000;
/** n8n lets each schedule fire once a minute at most. */
const threeTimesAMinute = [5, 25, 45].map((second) => `${second} * * * * *`);

/** What was sent and what came back, by the IDs of the messages or by their number. */
export interface Totals {
	sent: number;
	recipients: number;
	singles: string[];
	reported: string[];
	sentIds: string[];
	polled: string[];
	waits: number;
	waitsReported: number;
	/** The HTTP statuses with which reports were answered; 0 is a call without an answer in time. */
	statuses: number[];
}

/** The workflows that run all the time. */
interface Running {
	credential: StoredCredential;
	listening: StoredWorkflow;
	polling: StoredWorkflow;
}

/** Sends, reports and polls on one n8n, turn after turn. */
export class Traffic {
	/** The address that receives the reports. */
	readonly callback: string;
	readonly #environment: TestEnvironment;
	readonly #running: Running;
	readonly #waits: string[] = [];
	#numbers = 6_900_000_000;

	private constructor(environment: TestEnvironment, running: Running, callback: string) {
		this.#environment = environment;
		this.#running = running;
		this.callback = callback;
	}

	/** Publishes the workflows that receive reports and poll. */
	static async begin(environment: TestEnvironment): Promise<Traffic> {
		const { session, sandbox } = environment;
		await sandbox.changeAccount('demo', { balance: plentyOfCredits });
		// A machine that is busy with something else is no report that was not taken.
		await sandbox.changeSettings({ callbackTimeout: 60_000 });
		const credential = await environment.storeCredential();
		const create = async (name: string, trigger: Step) =>
			await session.createWorkflow(triggered(`Soak: ${name}`, trigger));
		const listening = await create('reports', reportTrigger(credential));
		const polling = await create('polls', scheduledTrigger(credential, threeTimesAMinute));
		await session.activate(polling);
		const callback = await session.publish(listening);
		return new Traffic(environment, { credential, listening, polling }, callback);
	}

	/** Sends a turn's messages, and returns when all are sent; their reports come later. */
	async take(): Promise<void> {
		const { credential } = this.#running;
		const text = 'Hello parents';
		const bulk = { recipients: 'inputItems', toField: 'mobile', text };
		const wait = { to: '={{ $json.mobile }}', text };
		await this.#run(turn.single, sendWithCallback(credential, this.callback));
		await this.#run(turn.bulk, smsb2b('Bulk', credential, 'sms.sendBulk', bulk));
		const waiting = smsb2b('Wait', credential, 'sms.sendAndWaitForReport', wait);
		this.#waits.push(await this.#start(turn.waiting, waiting));
	}

	/** How much has come back until now, next to what was sent. */
	async totals(): Promise<Totals> {
		const { sandbox } = this.#environment;
		const messages = await sandbox.messages();
		const waits = await this.#finished(this.#waits);
		const withCallback = messages.filter(({ callback }) => callback.startsWith(this.callback));
		return {
			sent: messages.length,
			recipients: new Set(messages.map(({ to }) => to)).size,
			singles: withCallback.map(({ id }) => String(id)),
			sentIds: messages.map(({ id }) => String(id)),
			reported: await this.#idsFrom(this.#running.listening, reports),
			polled: await this.#idsFrom(this.#running.polling, changes),
			waits: this.#waits.length,
			waitsReported: allOutput(waits, 'Wait').filter(({ timedOut }) => timedOut === false).length,
			statuses: (await sandbox.reportStatuses()).map((status) => status ?? 0),
		};
	}

	async #run(count: number, step: Step): Promise<void> {
		const id = await this.#start(count, step);
		const { status } = await this.#environment.session.execution(id, limitInSeconds, 1000);
		if (status !== 'success') throw new Error(`A run of "${step.name}" ended as ${status}.`);
	}

	/** Starts a workflow that passes items with new numbers to a step, and gives the execution's ID. */
	async #start(count: number, step: Step): Promise<string> {
		const { session } = this.#environment;
		const next = (): IDataObject => ({ mobile: String((this.#numbers += 1)) });
		const definition = workflowOf('Soak: sends', Array.from({ length: count }, next), step);
		return await session.start(await session.createWorkflow(definition));
	}

	async #idsFrom(workflow: StoredWorkflow, node: string): Promise<string[]> {
		const listed = await this.#environment.session.executionsOf(workflow);
		const executions = await this.#finished(listed.map(({ id }) => id));
		return allOutput(executions, node).map(({ smsId }) => String(smsId));
	}

	async #finished(ids: string[]): Promise<Execution[]> {
		const { session } = this.#environment;
		const read = async (id: string) => await session.execution(id, limitInSeconds);
		return await pMap(ids, read, { concurrency: 10 });
	}
}
