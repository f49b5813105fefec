import { after } from 'node:test';
import type { INodeParameters } from 'n8n-workflow';
import { reportTrigger, sendWithCallback } from '../n8n/delivery-steps.mts';
import type { Session, StoredCredential, StoredWorkflow } from '../n8n/session.mts';
import { triggered, workflowOf } from '../n8n/workflow-builder.mts';

/**
 * For the tests of a file: workflows that receive delivery reports, and messages that are reported to them.
 * @param isShared whether other files use this n8n, so that the workflows have to be unpublished in the end
 */
export function useReports(session: Session, credential: StoredCredential, isShared = true) {
	const published: StoredWorkflow[] = [];
	after(async () => {
		if (isShared) for (const workflow of published) await session.unpublish(workflow);
	});

	/** Publishes a workflow that receives delivery reports, and gives its Production URL too. */
	const listen = async (parameters: INodeParameters = {}) => {
		const trigger = reportTrigger(credential, parameters);
		const workflow = await session.createWorkflow(triggered('Receives reports', trigger));
		published.push(workflow);
		return { workflow, url: await session.publish(workflow) };
	};

	/** Sends a message to each number, with a callback; gives their IDs. */
	const send = async (callback: string, mobiles: string[], sender = credential) => {
		const step = sendWithCallback(sender, callback);
		const items = mobiles.map((mobile) => ({ mobile }));
		const execution = await session.run(workflowOf('Sends', items, step), 120);
		return execution
			.succeeded()
			.output(step.name)
			.map(({ smsId }) => String(smsId));
	};
	return { listen, send };
}
