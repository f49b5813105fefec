import {
	NodeConnectionTypes,
	type IHookFunctions,
	type INodeType,
	type INodeTypeDescription,
	type IWebhookFunctions,
	type IWebhookResponseData,
} from 'n8n-workflow';

import { credentialSecrets } from '../../lib/callback';
import { fields } from './fields';
import { handleWebhook } from './handleWebhook';
import { triggerPanel } from './panel';
import { checkSettings } from './settings';
import { webhookPath } from './webhookPath';

/** Starts a workflow when somebody answers on the page that the link in a message opens. */
export class Smsb2bReplyTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'SMSB2B Reply Trigger',
		name: 'smsb2bReplyTrigger',
		icon: {
			light: 'file:../../icons/smsb2b.svg',
			dark: 'file:../../icons/smsb2b.dark.svg',
		},
		group: ['trigger'],
		// For version 1, n8n evaluates an expression (`options.binaryData`) in each call, for longer than all the rest takes.
		version: 1.1,
		subtitle: '={{ $parameter["path"] }}',
		description: 'Starts the workflow when someone answers an SMS or Viber message by its link',
		eventTriggerDescription: 'when someone answers',
		activationMessage: 'Answers by links with the Production URL now start this workflow.',
		triggerPanel,
		builderHint: {
			searchHint:
				'Use it for answers from many people: its Production URL goes into the option replyUrl of SMS or Viber: Send, together with a reference. For one question that a workflow waits for, use the operation sendAndWait of SMSB2B.',
		},
		defaults: { name: 'SMSB2B Reply Trigger' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'smsb2bApi', required: true }],
		webhooks: [
			{
				name: 'default',
				httpMethod: 'GET,POST',
				responseMode: 'onReceived',
				// Otherwise n8n answers with the name of a mode instead of the page.
				responseData: '',
				...webhookPath(),
				isFullPath: true,
				ndvHideMethod: true,
			},
		],
		properties: fields,
	};

	/**
	 * SMSB2B learns the link with every message: there is nothing to register. A workflow is not published with settings
	 * with which no answer could be taken.
	 */
	webhookMethods = {
		default: {
			checkExists: async () => false,
			async create(this: IHookFunctions): Promise<boolean> {
				checkSettings(this);
				await credentialSecrets.read(this);
				return true;
			},
			delete: async () => true,
		},
	};

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await handleWebhook.call(this);
	}
}
