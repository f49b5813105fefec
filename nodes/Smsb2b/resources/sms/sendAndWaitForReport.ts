import { chargeNotice, encode, encoding, flash, text } from '../../fields/message';
import { options } from '../../fields/options';
import { NUMBERS_FOR_MODEL, to } from '../../fields/recipient';
import { from } from '../../fields/sender';
import type { Field, Operation } from '../../operation';
import { sendAndPoll } from '../../sendAndWaitForReport/sendAndPoll';
import { previewReport, waitForReport } from '../../sendAndWaitForReport/waitForReport';
import { planSms, smsResponse } from '../../sms/sendSms';

const waitFor: Field = {
	displayName: 'Wait For',
	name: 'waitFor',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: 60,
	description: 'Minutes to wait for the delivery report before the workflow continues without it',
	hint: 'In minutes. SMSB2B must be able to reach your n8n. Handles one item at a time: use Loop Over Items for several. Do not put a Wait node after it: the callback URL contains the token of this execution, which would resume that too.',
};

export const sendAndWaitForReport: Operation = {
	name: 'Send and Wait for Report',
	value: 'sendAndWaitForReport',
	action: 'Send an SMS and wait for its delivery report',
	description: 'Send an SMS and continue once it is delivered, fails, or the wait times out (paid)',
	forModel: `Send an SMS and continue once it is delivered, fails, or the wait times out (paid). ${NUMBERS_FOR_MODEL}`,
	idField: 'smsId',
	fields: [to, text, chargeNotice, from, waitFor, options(encoding, flash)],
	sends: { texts: ['text'], plan: planSms, preview: previewReport },
	endpoint: 'sms/send',
	effect: 'sends',
	steps: [encode()],
	response: smsResponse,
	execute: () => sendAndPoll,
	executeRun: waitForReport,
};
