import type { IHookFunctions, INodeProperties } from 'n8n-workflow';

import { events } from '../../lib/status/eventsField';
import { findOption } from '../../lib/values/option';

const AUTHENTICATION = [
	{
		name: 'Signed',
		value: 'signed',
		description:
			'Accept only reports for messages sent by an SMSB2B node with the same credential and the URL of this trigger',
	},
	{
		name: 'None',
		value: 'none',
		description: 'Accept any report, including forged ones',
	},
];

/** How the trigger tells true reports from forged ones; what is no option is the safe one. */
export function authenticationOf(context: Pick<IHookFunctions, 'getNodeParameter'>): string {
	return findOption(AUTHENTICATION, context.getNodeParameter('authentication')) ?? 'signed';
}

/** The parameters of the trigger. */
export const fields: INodeProperties[] = [
	{
		displayName:
			"1. Open Webhook URLs above and copy the Production URL. 2. Paste it into the Callback URL option of the SMSB2B node that sends. 3. Publish this workflow. If the URL starts with localhost, have n8n's N8N_WEBHOOK_URL (older n8n: WEBHOOK_URL) set to its public address.",
		name: 'callbackNotice',
		type: 'notice',
		default: '',
	},
	{
		displayName: 'Authentication',
		name: 'authentication',
		type: 'options',
		default: 'signed',
		options: AUTHENTICATION,
		description: 'How to verify that a delivery report is genuine',
	},
	events,
];
