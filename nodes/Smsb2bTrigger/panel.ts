import type { TriggerPanelDefinition } from 'n8n-workflow';

/** What the editor shows beside the parameters while there is no report yet. */
export const triggerPanel: TriggerPanelDefinition = {
	header: 'Wait for a delivery report',
	executionsHelp: {
		inactive:
			'<b>To try it out</b>, listen here and send a message with the <b>Test URL</b> as its Callback URL. <br /><br /><b>For good</b>, <a data-key="activate">publish</a> the workflow and send with the <b>Production URL</b>.',
		active:
			'<b>To try it out</b>, listen here and send a message with the <b>Test URL</b> as its Callback URL. <br /><br /><b>Your workflow also runs by itself</b> for messages sent with the <b>Production URL</b>; look at its <a data-key="executions">executions</a>.',
	},
	activationHint: 'Once it works, publish the workflow and send with the Production URL.',
};
