import {
	NodeOperationError,
	type IHookFunctions,
	type INodeType,
	type INodeTypeDescription,
	type IWebhookFunctions,
	type IWebhookResponseData,
	NodeConnectionTypes,
} from 'n8n-workflow';

import { credentialSecrets } from '../../lib/callback';
import { unknownEvents, wantedEvents } from '../../lib/status/wantedEvents';
import { authenticationOf, fields } from './fields';
import { handleWebhook } from './handleWebhook';
import { triggerPanel } from './panel';

/** Starts a workflow when SMSB2B reports what became of a message. */
export class Smsb2bTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'SMSB2B Trigger',
		name: 'smsb2bTrigger',
		icon: {
			light: 'file:../../icons/smsb2b.svg',
			dark: 'file:../../icons/smsb2b.dark.svg',
		},
		group: ['trigger'],
		// For version 1, n8n evaluates an expression (`options.binaryData`) in each call, for longer than all the rest takes.
		version: 1.1,
		subtitle:
			'={{ $parameter["events"].map((event) => event[0].toUpperCase() + event.slice(1)).join(", ") }}',
		description: 'Send SMS and Viber, and start workflows when a message is delivered or fails',
		eventTriggerDescription: 'when a delivery report arrives',
		activationMessage: 'Delivery reports sent to the Production URL now start this workflow.',
		triggerPanel,
		builderHint: {
			searchHint:
				'Use it for delivery reports of messages whose option callback has its Production URL; n8n needs a public address. Without one, use the SMSB2B Status Trigger.',
		},
		defaults: { name: 'SMSB2B Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [
			{
				name: 'smsb2bApi',
				required: true,
				displayOptions: { show: { authentication: ['signed'] } },
			},
		],
		webhooks: [
			{
				name: 'default',
				httpMethod: 'GET,POST',
				responseMode: 'onReceived',
				responseData: 'noData',
				path: 'delivery-report',
				ndvHideMethod: true,
			},
		],
		properties: fields,
	};

	/**
	 * SMSB2B learns the URL with every message: there is nothing to register. A workflow is not published with a credential
	 * with which no report could be checked.
	 */
	webhookMethods = {
		default: {
			checkExists: async () => false,
			async create(this: IHookFunctions): Promise<boolean> {
				const { unknown } = wantedEvents(this.getNodeParameter('events'));
				if (unknown.length > 0) {
					const { message, description } = unknownEvents(unknown);
					throw new NodeOperationError(this.getNode(), message, { description });
				}
				if (authenticationOf(this) !== 'none') await credentialSecrets.read(this);
				return true;
			},
			delete: async () => true,
		},
	};

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await handleWebhook.call(this);
	}
}
