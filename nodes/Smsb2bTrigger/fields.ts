import type { INodeProperties } from 'n8n-workflow';

/** The parameters of the trigger. */
export const fields: INodeProperties[] = [
	{
		displayName:
			"Paste the <b>Production URL</b> into the option <b>Callback URL</b> of an SMSB2B node that sends; it works while this workflow is active, the <b>Test URL</b> only while this panel listens. If the URL starts with localhost or another address that cannot be reached from the internet, as it does behind a proxy, have n8n's <code>WEBHOOK_URL</code> set to its public address.",
		name: 'callbackNotice',
		type: 'notice',
		default: '',
	},
	{
		displayName: 'Events',
		name: 'events',
		type: 'multiOptions',
		required: true,
		default: ['delivered', 'failed'],
		options: [
			{
				name: 'Delivered',
				value: 'delivered',
				description: 'The message has reached the phone',
			},
			{
				name: 'Failed',
				value: 'failed',
				description: 'The message will not reach the phone',
			},
		],
		description: 'Which delivery reports start the workflow',
	},
	{
		displayName: 'Authentication',
		name: 'authentication',
		type: 'options',
		default: 'signed',
		options: [
			{
				name: 'Signed',
				value: 'signed',
				description:
					'Takes only reports of messages that an SMSB2B node has sent with the same credential',
			},
			{
				name: 'None',
				value: 'none',
				description: 'Takes every report, also one that somebody else made up',
			},
		],
		description: 'How to tell true delivery reports from forged ones',
	},
];
