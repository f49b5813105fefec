import { encoding } from '../../fields/message';
import { options } from '../../fields/options';
import { to } from '../../fields/recipient';
import { from } from '../../fields/sender';
import type { Operation } from '../../operation';
import { refuseWaitAsTool } from '../../sendAndWait/asTool';
import { sms } from '../../sendAndWait/channel';
import {
	approvalOptions,
	message,
	TEXTS_ON_PAGE,
	responseOptions,
	responseType,
} from '../../sendAndWait/fields';
import { previewQuestion, sendAndWait as run } from '../../sendAndWait/sendAndWait';
import { withReadableToolCall } from '../../sendAndWait/toolCall';
import { smsResponse } from '../../sms/sendSms';

const question = message(
	'A link of about 170 characters follows, or stands where you write {link}, and is charged too: a short text makes 2 parts with it, or 4 with small Greek letters',
);

export const sendAndWait: Operation = {
	name: 'Send and Wait for Response',
	value: 'sendAndWait',
	action: 'Send an SMS and wait for a response',
	description:
		'Send an SMS with a link to a page, and continue once someone answers there or the wait times out (paid)',
	idField: 'smsId',
	notForAgents: true,
	fields: [
		to,
		question,
		from,
		responseType,
		approvalOptions,
		options(encoding, ...responseOptions),
	],
	sends: { texts: ['message', ...TEXTS_ON_PAGE], plan: sms.plan, preview: previewQuestion(sms) },
	endpoint: 'sms/send',
	effect: 'sends',
	response: smsResponse,
	readItem: withReadableToolCall,
	execute: () => refuseWaitAsTool,
	executeRun: run(sms),
};
