import type { INodeProperties } from 'n8n-workflow';

import { events } from '../../lib/status/eventsField';

/** The parameters of the trigger, below n8n's own for the poll times. */
export const fields: INodeProperties[] = [
	{
		displayName:
			'SMSB2B returns each status change only once per account, so use a single workflow with this trigger per account. Status: Get Changed and other programs consume the same changes. Test events come from the history and consume nothing.',
		name: 'consumingNotice',
		type: 'notice',
		default: '',
	},
	events,
];
