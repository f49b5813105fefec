import type { INodeProperties } from 'n8n-workflow';

import { events } from '../../lib/status/eventsField';

/** The parameters of the trigger, below n8n's own for the poll times. */
export const fields: INodeProperties[] = [
	{
		displayName:
			'SMSB2B reports each change once per account. Two readers of one account, be it two workflows with this trigger, Status: Get Changed or another program, take the changes from each other. A test shows the last messages of the history instead, and takes nothing from anybody.',
		name: 'consumingNotice',
		type: 'notice',
		default: '',
	},
	events,
];
