import type { IBuilderHint } from 'n8n-workflow';

/** What n8n's AI workflow builder is told of the node when it looks for one. */
export const builderHint: IBuilderHint = {
	searchHint: [
		'To send an SMS, choose by the text and the recipients:',
		'"send" for a text that differs from item to item, one message per input item;',
		'"sendBulk" for one text to many numbers, with recipients "inputItems" and the name of the field in toField;',
		'"sendToGroup" for the contacts of a contact group, whose own words replace {name}, {vname}, {surname}, {custom1} in the text.',
		'Never loop over items to send: the node takes all items at once, at its own pace.',
		'To wait for a person, use "sendAndWait"; for answers of many people, the option replyUrl with an SMSB2B Reply Trigger.',
	].join(' '),
};
