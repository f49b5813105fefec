import type { TriggerPanelDefinition } from 'n8n-workflow';

/** What the editor shows beside the parameters while there is no answer yet. */
export const triggerPanel: TriggerPanelDefinition = {
	header: 'Wait for an answer',
	executionsHelp: {
		inactive:
			'<b>While building your workflow</b>, listen here, send a message with the <b>Test URL</b> as its Reply URL, and answer by its link. <br /><br /><b>Once you are happy with it</b>, <a data-key="activate">publish</a> the workflow and send with the <b>Production URL</b>.',
		active:
			'<b>While building your workflow</b>, listen here, send a message with the <b>Test URL</b> as its Reply URL, and answer by its link. <br /><br /><b>Your workflow also runs automatically</b> for answers to messages sent with the <b>Production URL</b>; look at its <a data-key="executions">executions</a>.',
	},
	activationHint:
		"Once you're happy with your workflow, publish it and use the Production URL as Reply URL.",
};
