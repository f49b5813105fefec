import type { IDataObject } from 'n8n-workflow';
import pMap from 'p-map';
import type { TestEnvironment } from '../e2e/test-environment.mts';
import { sandboxCredential } from '../e2e/n8n/seed-workflows.mts';
import { createCredential, type StoredCredential } from '../e2e/n8n/credentials.mts';
import {
	allItems,
	changes,
	executionsOf,
	publish,
	reports,
	reportTrigger,
	sendWithCallback,
	statusTrigger,
	triggered,
} from '../e2e/n8n/delivery-workflows.mts';
import { finishedExecution, type Execution } from '../e2e/n8n/executions.mts';
import { smsb2b, startNode, workflowOf, type Step } from '../e2e/n8n/workflow-builder.mts';
import {
	activateWorkflow,
	createWorkflow,
	runWorkflow,
	type StoredWorkflow,
} from '../e2e/n8n/workflows.mts';
import { SandboxControl } from '../e2e/sandbox/control.mts';

/** What a turn sends: messages of their own, recipients of a bulk message, and messages whose reports are waited for. */
export const turn = { single: 100, bulk: 100, waiting: 1 };

const limitInSeconds = 120;
const plentyOfCredits = 10_000_000;
const secondsOfPolling = ['5', '25', '45'];

/** What the traffic was, by the ids of the messages or by their number. */
export interface Balance {
	sent: number;
	recipients: number;
	singles: string[];
	reported: string[];
	sentIds: string[];
	polled: string[];
	waits: number;
	waitsReported: number;
	/** The HTTP statuses with which reports were answered. */
	answers: number[];
}

/** Sends, reports and polls on one n8n, turn after turn. */
export class Traffic {
	readonly #environment: TestEnvironment;
	readonly #sandbox: SandboxControl;
	readonly #credential: StoredCredential;
	readonly #collecting: { reports: StoredWorkflow; polls: StoredWorkflow };
	/** The address that takes the reports. */
	readonly callback: string;
	readonly #waits: string[] = [];
	#numbers = 6_900_000_000;

	private constructor(
		environment: TestEnvironment,
		sandbox: SandboxControl,
		credential: StoredCredential,
		collecting: { reports: StoredWorkflow; polls: StoredWorkflow },
		callback: string,
	) {
		this.#environment = environment;
		this.#sandbox = sandbox;
		this.#credential = credential;
		this.#collecting = collecting;
		this.callback = callback;
	}

	/** Publishes the workflows that take reports and poll. */
	static async begin(environment: TestEnvironment): Promise<Traffic> {
		const { session } = environment;
		const sandbox = new SandboxControl(environment.sandbox.url);
		await sandbox.changeAccount('demo', { balance: plentyOfCredits });
		const credential = await createCredential(
			session,
			sandboxCredential(environment.sandbox.apiUrl),
		);
		const taking = await createWorkflow(
			session,
			triggered('Soak: reports', reportTrigger(credential)),
		);
		const polling = await createWorkflow(session, triggered('Soak: polls', poller(credential)));
		await activateWorkflow(session, polling);
		const callback = await publish(session, taking);
		const collecting = { reports: taking, polls: polling };
		return new Traffic(environment, sandbox, credential, collecting, callback);
	}

	/** Sends a turn's messages, and returns when all are sent; their reports come later. */
	async take(): Promise<void> {
		await this.#run(this.#items(turn.single), sendWithCallback(this.#credential, this.callback));
		await this.#run(this.#items(turn.bulk), this.#bulk());
		const { session } = this.#environment;
		const definition = workflowOf('Soak: waits', this.#items(turn.waiting), this.#wait());
		const workflow = await createWorkflow(session, definition);
		const { executionId } = await session.post<{ executionId: string }>(
			`workflows/${workflow.id}/run`,
			{ triggerToStartFrom: { name: startNode } },
		);
		this.#waits.push(executionId);
	}

	/** How much has come back until now, next to what was sent. */
	async balance(): Promise<Balance> {
		const messages = await this.#sandbox.messages();
		const waits = await this.#finished(this.#waits);
		return {
			sent: messages.length,
			recipients: new Set(messages.map(({ to }) => to)).size,
			singles: messages.filter(({ callback }) => callback.startsWith(this.callback)).map(idOf),
			sentIds: messages.map(idOf),
			reported: await this.#idsFrom(this.#collecting.reports, reports),
			polled: await this.#idsFrom(this.#collecting.polls, changes),
			waits: this.#waits.length,
			waitsReported: allItems(waits, 'Wait').filter(({ timedOut }) => timedOut === false).length,
			answers: (await this.#sandbox.reports()).map(({ httpStatus }) => httpStatus ?? 0),
		};
	}

	async #run(items: IDataObject[], step: Step): Promise<void> {
		const { session } = this.#environment;
		const workflow = await createWorkflow(session, workflowOf('Soak: sends', items, step));
		const { status } = await runWorkflow(session, workflow, limitInSeconds, 1000);
		if (status !== 'success') throw new Error(`A run of "${step.name}" ended as ${status}.`);
	}

	async #idsFrom(workflow: StoredWorkflow, node: string): Promise<string[]> {
		const listed = await executionsOf(this.#environment.session, workflow);
		const executions = await this.#finished(listed.map(({ id }) => id));
		return allItems(executions, node).map(({ smsId }) => String(smsId));
	}

	async #finished(ids: string[]): Promise<Execution[]> {
		const { session } = this.#environment;
		const read = async (id: string) => await finishedExecution(session, id, limitInSeconds);
		return await pMap(ids, read, { concurrency: 10 });
	}

	#items(count: number): IDataObject[] {
		return Array.from({ length: count }, () => ({ mobile: String((this.#numbers += 1)) }));
	}

	#bulk(): Step {
		return smsb2b('Bulk', this.#credential, {
			resource: 'sms',
			operation: 'sendBulk',
			recipients: 'inputItems',
			toField: 'mobile',
			text: 'Hello parents',
		});
	}

	#wait(): Step {
		return smsb2b('Wait', this.#credential, {
			resource: 'sms',
			operation: 'sendAndWaitForReport',
			to: '={{ $json.mobile }}',
			text: 'Hello',
		});
	}
}

/** A Status Trigger that polls three times a minute; n8n lets each schedule fire once a minute at most. */
function poller(credential: StoredCredential): Step {
	const item = secondsOfPolling.map((second) => ({
		mode: 'custom',
		cronExpression: `${second} * * * * *`,
	}));
	return { ...statusTrigger(credential), parameters: { pollTimes: { item } } };
}

function idOf({ id }: { id: number }): string {
	return String(id);
}
