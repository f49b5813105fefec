import { bareId } from '../../../../lib/api/plainText';
import { encoding } from '../../fields/message';
import { options } from '../../fields/options';
import { viberTo } from '../../fields/recipient';
import { smsFrom } from '../../fields/sender';
import { MOST_CHARACTERS, smsFallback, viberFrom } from '../../fields/viber';
import type { Operation } from '../../operation';
import { refuseWaitAsTool } from '../../sendAndWait/asTool';
import { viber } from '../../sendAndWait/channel';
import {
	approvalOptions,
	message,
	messageButtonLabel,
	smsQuestion,
	TEXTS_ON_PAGE,
	responseOptions,
	responseType,
} from '../../sendAndWait/fields';
import { previewQuestion, sendAndWait as run } from '../../sendAndWait/sendAndWait';
import { withReadableToolCall } from '../../sendAndWait/toolCall';

const question = message(
	'At most 1,000 characters; a button in the message opens the page',
	MOST_CHARACTERS,
);

export const sendAndWait: Operation = {
	name: 'Send and Wait for Response',
	value: 'sendAndWait',
	action: 'Send a Viber message and wait for a response',
	description:
		'Send a Viber message with a button to a page, and continue once someone answers there or the wait times out (paid)',
	idField: 'messageId',
	notForAgents: true,
	fields: [
		viberTo,
		question,
		viberFrom,
		responseType,
		approvalOptions,
		smsFallback,
		smsQuestion,
		smsFrom,
		options(encoding, messageButtonLabel, ...responseOptions),
	],
	sends: {
		texts: ['message', 'smsText', 'options.messageButtonLabel', ...TEXTS_ON_PAGE],
		plan: viber.plan,
		preview: previewQuestion(viber),
	},
	endpoint: 'viber/send',
	effect: 'sendsWithoutHistory',
	response: { plain: bareId('id') },
	readItem: withReadableToolCall,
	execute: () => refuseWaitAsTool,
	executeRun: run(viber),
};
