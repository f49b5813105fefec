import {
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	type IPollFunctions,
	NodeConnectionTypes,
} from 'n8n-workflow';

import { fields } from './fields';
import { poll } from './poll';

/** Starts a workflow when SMSB2B, asked every now and then, says what became of messages. */
export class Smsb2bStatusTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'SMSB2B Status Trigger',
		name: 'smsb2bStatusTrigger',
		icon: {
			light: 'file:../../icons/smsb2b.svg',
			dark: 'file:../../icons/smsb2b.dark.svg',
		},
		group: ['trigger'],
		version: 1,
		subtitle:
			'={{ $parameter["events"].map((event) => event[0].toUpperCase() + event.slice(1)).join(", ") }}',
		description:
			'Polls SMSB2B and starts the workflow when messages are delivered or fail. No public URL needed.',
		eventTriggerDescription: 'when messages are delivered or fail',
		builderHint: {
			searchHint:
				'Use it for delivery reports where n8n has no public address, one for each account; otherwise use the SMSB2B Trigger.',
		},
		defaults: { name: 'SMSB2B Status Trigger' },
		polling: true,
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'smsb2bApi', required: true }],
		properties: fields,
	};

	async poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		return await poll.call(this);
	}
}
