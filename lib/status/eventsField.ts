import type { INodeProperties } from 'n8n-workflow';

/** Which ends of a message start the workflow. */
export const events: INodeProperties = {
	displayName: 'Events',
	name: 'events',
	type: 'multiOptions',
	required: true,
	default: ['delivered', 'failed'],
	options: [
		{
			name: 'Delivered',
			value: 'delivered',
			description: 'The message reached the phone',
		},
		{
			name: 'Failed',
			value: 'failed',
			description: 'The message will not reach the phone',
		},
	],
	description: 'Which delivery results start the workflow',
};
