import type { TriggerPanelDefinition } from 'n8n-workflow';

/** What the editor shows beside the parameters while there is no report yet. */
export const triggerPanel: TriggerPanelDefinition = {
	header: 'Wait for a delivery report',
	executionsHelp: {
		inactive:
			"<b>While building your workflow</b>, click the 'execute step' button, then send a message that has the <b>Test URL</b> as its Callback URL. <br /><br /><b>Once you're happy with your workflow</b>, <a data-key=\"activate\">publish</a> it and use the <b>Production URL</b> instead.",
		active:
			'<b>While building your workflow</b>, click the \'execute step\' button, then send a message that has the <b>Test URL</b> as its Callback URL. <br /><br /><b>Your workflow also runs automatically</b> for messages sent with the <b>Production URL</b>. See them in the <a data-key="executions">executions list</a>.',
	},
	activationHint:
		"Once you're happy with your workflow, publish it and use the Production URL as Callback URL.",
};
