import type { ItemContext, PreSend } from '../../../lib/api/context';
import { wantsRaw } from '../../../lib/api/output';
import { formatOf } from '../../../lib/api/readResponse';
import { isTool } from '../../../lib/errors/itemError';
import { invalidInput } from './inputErrors';

/**
 * An AI agent gets no API key: what a tool gives goes to the model's provider, and to whoever can talk to the agent.
 * Rejected before the call, because a reset would have been made by then.
 */
export const refuseKeysToAgents: PreSend = async function (request) {
	if (!isTool(this.getNode())) return request;
	throw invalidInput(this, {
		message: 'An AI agent cannot get or reset the API key',
		description: 'Use this operation in a workflow, where no model sees the key.',
	});
};

/** Whether the keys of sub-accounts are left out of an output: an AI agent would get them. */
export function hidesKeys(context: ItemContext): boolean {
	return isTool(context.getNode());
}

/** Refuses outputs of a list with keys in which they cannot be left out. */
export const refuseRawForAgents: PreSend = async function (request) {
	const isOther = wantsRaw(this) || formatOf(this) === 'v2';
	if (!hidesKeys(this) || !isOther) return request;
	throw invalidInput(this, {
		message: 'An AI agent can only get users without their API keys',
		description: 'Set Output to Simplified, and API Response Format to JSON or XML.',
	});
};
