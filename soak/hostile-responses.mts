import { HostileServer, HOSTILE_RESPONSES } from '../e2e/faults/hostile-server.mts';
import type { Session, StoredWorkflow } from '../e2e/n8n/session.mts';
import { smsb2b, workflowOf } from '../e2e/n8n/workflow-builder.mts';
import type { TestEnvironment } from '../e2e/test-environment.mts';

/** Hostile responses in a turn. */
export const hostileResponses = 4;

const limitInSeconds = 60;
const timeout = 3_000;

/** A workflow whose server answers with whatever could do harm, next to the one of the others. */
export class HostileResponses {
	readonly score = { executions: 0, notFailedReadably: 0 };
	readonly #session: Session;
	readonly #server: HostileServer;
	readonly #workflow: StoredWorkflow;

	private constructor(session: Session, server: HostileServer, workflow: StoredWorkflow) {
		this.#session = session;
		this.#server = server;
		this.#workflow = workflow;
	}

	static async begin({ session, storeCredential }: TestEnvironment): Promise<HostileResponses> {
		const server = new HostileServer();
		const baseUrl = await server.open();
		const credential = await storeCredential({ apiKey: 'k-7f3a9c51', baseUrl });
		const message = { to: '6900000000', text: 'Hello', requestOptions: { timeout } };
		const step = smsb2b('SMS', credential, 'sms.send', message);
		const definition = workflowOf('Soak: hostile responses', [{}], step);
		return new HostileResponses(session, server, await session.createWorkflow(definition));
	}

	/** Gives the next hostile responses, one after the other. */
	async strike(): Promise<void> {
		for (let count = 0; count < hostileResponses; count += 1) {
			const responses = Object.values(HOSTILE_RESPONSES);
			this.#server.answer = responses[this.score.executions % responses.length];
			this.score.executions += 1;
			const { status, data } = await this.#session.runStored(this.#workflow, limitInSeconds);
			const message = String(data.resultData.error?.message);
			if (status !== 'error' || !message.endsWith('(item 1)')) this.score.notFailedReadably += 1;
		}
	}

	close(): void {
		this.#server.close();
	}
}
