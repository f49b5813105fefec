import { HostileServer, HOSTILITIES } from '../e2e/faults/hostile-server.mts';
import type { TestEnvironment } from '../e2e/test-environment.mts';
import { createCredential, type StoredCredential } from '../e2e/n8n/credentials.mts';
import { smsb2b, workflowOf } from '../e2e/n8n/workflow-builder.mts';
import { createWorkflow, runWorkflow, type StoredWorkflow } from '../e2e/n8n/workflows.mts';

/** Hostile answers in a turn. */
export const hostileAnswers = 4;

const limitInSeconds = 60;
const timeout = 3_000;

/** A workflow whose server answers with whatever could do harm, beside the one of the others. */
export class HostileAnswers {
	readonly score = { executions: 0, notFailedInWords: 0 };
	readonly #environment: TestEnvironment;
	readonly #server: HostileServer;
	readonly #workflow: StoredWorkflow;

	private constructor(
		environment: TestEnvironment,
		server: HostileServer,
		workflow: StoredWorkflow,
	) {
		this.#environment = environment;
		this.#server = server;
		this.#workflow = workflow;
	}

	static async begin(environment: TestEnvironment): Promise<HostileAnswers> {
		const { session } = environment;
		const server = new HostileServer();
		const credential = await createCredential(session, {
			name: 'Hostile server',
			type: 'smsb2bApi',
			data: { authenticationMethod: 'apiKey', apiKey: 'k-7f3a9c51', baseUrl: await server.open() },
		});
		const definition = workflowOf('Soak: hostile answers', [{}], sending(credential));
		return new HostileAnswers(environment, server, await createWorkflow(session, definition));
	}

	/** Gives the next hostile answers, one after the other. */
	async strike(): Promise<void> {
		for (let count = 0; count < hostileAnswers; count += 1) {
			const answers = Object.values(HOSTILITIES);
			this.#server.answer = answers[this.score.executions % answers.length];
			this.score.executions += 1;
			const { status, data } = await runWorkflow(
				this.#environment.session,
				this.#workflow,
				limitInSeconds,
			);
			const message = String(data.resultData.error?.message);
			if (status !== 'error' || !message.endsWith('(item 1)')) this.score.notFailedInWords += 1;
		}
	}

	close(): void {
		this.#server.close();
	}
}

function sending(credential: StoredCredential) {
	return smsb2b('SMS', credential, {
		resource: 'sms',
		operation: 'send',
		to: '6900000000',
		text: 'Hello',
		requestOptions: { timeout },
	});
}
