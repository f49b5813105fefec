import { randomUUID } from 'crypto';
import 'reflect-metadata';
import { PollContext } from 'n8n-core';
import {
	createRunExecutionData,
	sleep,
	Workflow,
	type ICredentialDataDecryptedObject,
	type IDataObject,
	type INodeExecutionData,
	type INodeParameters,
	type INodeTypes,
	type IPollFunctions,
	type IWorkflowExecuteAdditionalData,
} from 'n8n-workflow';

import { Smsb2bStatusTrigger } from '../../../nodes/Smsb2bStatusTrigger/Smsb2bStatusTrigger.node';
import { StoredCredential } from '../../support/credentialsHelper';

const nodeType = new Smsb2bStatusTrigger();
const nodeTypes = {
	getByNameAndVersion: () => nodeType,
	getByName: () => nodeType,
	getKnownTypes: () => ({}),
} as unknown as INodeTypes;

/** Why n8n did not start an execution, or did not see its end. */
export type Hindrance = { start: Error } | { emit: Error } | undefined;

/** A workflow with the trigger, on n8n-core's own poll context. */
export class PollingTrigger {
	/** The items of each execution that was started. */
	readonly executions: IDataObject[][] = [];
	/** What the trigger wrote into n8n's log. */
	readonly log: string[] = [];
	/** What hinders n8n from now on. */
	hindrance: Hindrance;
	private readonly workflow: Workflow;
	private readonly credential: StoredCredential;

	constructor(
		credential: ICredentialDataDecryptedObject,
		parameters: INodeParameters = {},
		id: string = randomUUID(),
	) {
		this.credential = new StoredCredential(credential);
		const node = {
			id: 'n1',
			name: 'SMSB2B Status Trigger',
			type: 'n8n-nodes-smsb2b.smsb2bStatusTrigger',
			typeVersion: 1,
			position: [0, 0] as [number, number],
			parameters,
			credentials: { smsb2bApi: { id: 'c1', name: 'SMSB2B' } },
		};
		this.workflow = new Workflow({ id, nodes: [node], connections: {}, active: true, nodeTypes });
	}

	/** As n8n polls a published workflow. What poll() itself returns would be discarded if the workflow changed meanwhile. */
	async poll(): Promise<INodeExecutionData[][] | null> {
		const returned = await this.run('trigger');
		await sleep(0);
		return returned;
	}

	/** As the editor fetches a test event. */
	async test(): Promise<IDataObject[]> {
		const returned = await this.run('manual');
		return (returned?.[0] ?? []).map(({ json }) => json);
	}

	private async run(mode: 'trigger' | 'manual'): Promise<INodeExecutionData[][] | null> {
		const [node] = Object.values(this.workflow.nodes);
		const additionalData = {
			credentialsHelper: this.credential,
		} as unknown as IWorkflowExecuteAdditionalData;
		const emit = mode === 'trigger' ? this.emit.bind(this) : undefined;
		const context = new PollContext(this.workflow, node, additionalData, mode, 'update', emit);
		const warn = (message: string, context: object) =>
			this.log.push(`${message} ${JSON.stringify(context)}`);
		Object.defineProperty(context, 'logger', { value: { warn } });
		return await nodeType.poll.call(context);
	}

	/** What n8n's own does with the items and the promise of the end, see TriggerExecutionContextFactory. */
	private emit(...[[items], , done]: Parameters<IPollFunctions['__emit']>): void {
		const { hindrance } = this;
		if (hindrance && 'emit' in hindrance) throw hindrance.emit;
		if (hindrance) return done?.reject(hindrance.start);
		this.executions.push(items.map(({ json }) => json));
		done?.resolve({
			data: createRunExecutionData(),
			mode: 'trigger',
			startedAt: new Date(),
			status: 'success',
			storedAt: 'db',
		});
	}
}
