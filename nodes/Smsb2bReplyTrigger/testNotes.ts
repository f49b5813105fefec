import type { IWebhookFunctions } from 'n8n-workflow';

/** What the pages say besides to who tests the workflow in the editor, where only this person can be at the page. */
const TEST_NOTES = {
	question:
		'Test: an answer starts a test execution in the n8n editor. Opening the page starts nothing.',
	thanks:
		'Test: your answer has started a test execution in the n8n editor. To receive all answers, publish the workflow and send with the Production URL as Reply URL.',
	forged:
		'Test: the link was changed or cut off, or made with another credential or path than those of this trigger.',
	expired: 'Test: more days than "Expiry" have passed since the message was sent.',
	tooManyTries: 'Test: too many wrong links were opened within a minute.',
	unreadable: 'Test: n8n could not read the credential of the trigger.',
} as const;

/** The note of a page; undefined unless the workflow is being tested. */
export function testNote(
	context: IWebhookFunctions,
	page: keyof typeof TEST_NOTES,
): string | undefined {
	return context.getMode() === 'manual' ? TEST_NOTES[page] : undefined;
}
