import * as n8nWorkflow from 'n8n-workflow';

const PATH = '={{$parameter["path"]}}';

/**
 * The path that the user has chosen. Where n8n can read it without evaluating an expression (since 2.41 at the latest), a call
 * takes it a fraction of the time; older versions have the expression only.
 */
export function webhookPath(): { path: string } {
	const { fromParameter, webhookDescriptionFields } = n8nWorkflow as Partial<typeof n8nWorkflow>;
	if (!fromParameter || !webhookDescriptionFields) return { path: PATH };
	return webhookDescriptionFields({ path: fromParameter('path') });
}
