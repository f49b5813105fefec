import type { INode } from 'n8n-workflow';

import type { Execute, ItemContext } from '../../../lib/api/context';
import { isTool, type ItemError } from '../../../lib/errors/itemError';
import { invalidInput } from '../validation/inputErrors';

/** Whether the node is n8n's human review, which stands between an agent and its tools, and waits. */
export function isHumanReview({ type }: INode): boolean {
	return type.endsWith('HitlTool');
}

/** Whether an agent calls the node itself. */
export function isPlainTool(node: INode): boolean {
	return isTool(node) && !isHumanReview(node);
}

/** Why an agent cannot call the operation: it would get back an execution that waits. */
export function notForAgents(context: ItemContext): ItemError {
	return invalidInput(context, {
		message: 'An AI agent cannot use Send and Wait for Response as a tool',
		description:
			'Use it for human review: add SMSB2B from "Human review" between the agent and the tool that a person should approve.',
	});
}

/** The execution on n8n's routing engine, on which only agents call. */
export const refuseWaitAsTool: Execute = async (context) => {
	throw notForAgents(context);
};
