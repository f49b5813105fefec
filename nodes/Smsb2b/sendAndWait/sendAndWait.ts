import { type IDataObject, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';

import type { ExecuteContext, ItemContext, PreparedRequest } from '../../../lib/api/context';
import { wantsRaw } from '../../../lib/api/output';
import { selected, selectedNames } from '../../../lib/api/selectFields';
import type { Operation, OperationRun, Outgoing } from '../operation';
import { useOwnNodeObject } from '../runner/waitingExecution';
import { requireSingleItem } from '../validation/inputErrors';
import { isPlainTool, notForAgents } from './asTool';
import type { Channel } from './channel';
import { readLimit } from './limit';
import { makeResponseLink } from './link';
import { readQuestion } from './question';
import { timedOut } from './result';
import { awaitedAnswer } from './awaitedAnswer';

const SINGLE = {
	operation: 'Send and Wait for Response',
	description:
		"Turn on Execute Once in the node's settings to ask once, or put it inside a Loop Over Items node with a batch size of 1 to ask for each item.",
};

/**
 * The run of an operation that sends a question with a link, and lets the execution wait until somebody has answered
 * on the page behind it or the time is over. n8n parks whole executions: an answer to the first of several items would
 * let all go on.
 *
 * @throws ItemError when there is more than one item, for a parameter that cannot be used, and for a call that went wrong
 */
export function sendAndWait(channel: Channel): NonNullable<Operation['executeRun']> {
	return async (run) => {
		const { execution } = run;
		return await run.executeOnce(async (item) => {
			if (isPlainTool(execution.getNode())) throw notForAgents(item);
			requireSingleItem(item, execution.getInputData().length, SINGLE);
			return await ask(run, channel, ...(await run.requestOf(item)));
		});
	};
}

/** What a test gives that does not send the question: the link leads to no page, since nothing waits. */
export function previewQuestion(channel: Channel): Outgoing['preview'] {
	return async (item, { execution }) => {
		if (isPlainTool(execution.getNode())) throw notForAgents(item);
		requireSingleItem(item, execution.getInputData().length, SINGLE);
		readQuestion(item);
		readLimit(item);
		const { url: link } = await makeResponseLink(execution, item);
		return [{ json: { ...channel.output(item, {}, link), link } }];
	};
}

async function ask(
	{ execution, isTest }: OperationRun,
	channel: Channel,
	context: ExecuteContext,
	request: PreparedRequest,
): Promise<INodeExecutionData[]> {
	const question = readQuestion(context);
	const limit = readLimit(context);
	const { url: link, nonce } = await makeResponseLink(execution, context);
	const answer = await channel.send(context, { request, link, language: question.language });
	const output = wantsRaw(context)
		? { response: answer as IDataObject }
		: channel.output(context, answer, link);
	const sent = { ...output, ...(isTest && { testRun: true }) };
	const outputFields = fieldsWithAnswer(context);
	awaitedAnswer.keep(execution, { nonce, question, sent, outputFields });
	await execution.putExecutionToWait(limit.until);
	return [park(execution, selected(timedOut(sent, limit.words), outputFields))];
}

/** What was answered is output whatever is selected. */
function fieldsWithAnswer(context: ItemContext): string[] {
	const names = selectedNames(context);
	return names.length > 0 ? ['data', ...names] : names;
}

/**
 * What is handed on when the time is over: n8n then does not run the node again but passes its input on, so that the
 * whole of it, which may hold anything, is replaced.
 */
function park(execution: IExecuteFunctions, json: IDataObject): INodeExecutionData {
	const [input] = execution.getInputData();
	input.json = json;
	delete input.binary;
	useOwnNodeObject(execution);
	return { json, pairedItem: { item: 0 } };
}
