import type { Resource } from '../../operation';
import { cancel } from './cancel';
import { preview } from './preview';
import { send } from './send';
import { sendAndWait } from './sendAndWait';
import { sendAndWaitForReport } from './sendAndWaitForReport';
import { sendBulk } from './sendBulk';
import { sendToGroup } from './sendToGroup';

export const sms: Resource = {
	name: 'SMS',
	value: 'sms',
	operations: [send, sendBulk, sendToGroup, sendAndWait, sendAndWaitForReport, preview, cancel],
};
