import {
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
	type NodeOutput,
} from 'n8n-workflow';

import {
	type ExecuteContext,
	formBody,
	type ItemContext,
	type PreparedRequest,
} from '../../../lib/api/context';
import { wantsRaw } from '../../../lib/api/output';
import { selected, selectedNames } from '../../../lib/api/selectFields';
import { waitOf } from '../../../lib/callback';
import { isTool } from '../../../lib/errors/itemError';
import { digitsOf } from '../../../lib/phone/writtenNumber';
import { parseNumber } from '../../../lib/values/number';
import { trimmed } from '../../../lib/values/single';
import { signed } from '../fields/callback';
import type { OperationRun, Outgoing } from '../operation';
import { useOwnNodeObject } from '../runner/waitingExecution';
import { previewSms, sendSms } from '../sms/sendSms';
import { invalidInput, requireSingleItem } from '../validation/inputErrors';
import { awaitedReport } from './awaitedReport';
import { pollWhileWaiting } from './pollWhileWaiting';
import { sentMessage, waitResult, withoutId, withoutReport } from './waitResult';
import { finalStatus, type FinalStatus } from './lookUpFinalStatus';

const MINUTE = 60_000;

/** n8n keeps a waiting execution; a week is beyond the validity of any message. */
const MOST_MINUTES = 7 * 24 * 60;

const SINGLE = {
	operation: 'Send and Wait',
	description:
		'Put the node inside a Loop Over Items node with a batch size of 1, or use Send with an SMSB2B Trigger.',
};

/**
 * Sends a message and parks the execution until SMSB2B reports what became of it, or the time is over.
 * n8n parks whole executions: with several items the report of the first would let all go on.
 *
 * @throws ItemError when there is more than one item
 */
export async function waitForReport(run: OperationRun): Promise<NodeOutput> {
	const { execution } = run;
	// An agent would get back an execution that rests, and mix up what two calls of the tool wait for.
	if (isTool(execution.getNode())) return await run.execute();
	return await run.executeOnce(async (item) => {
		requireSingleItem(item, execution.getInputData().length, SINGLE);
		return await park(run, ...(await run.requestOf(item)));
	});
}

/** What a test gives that does not send the message. */
export const previewReport: Outgoing['preview'] = (item, { execution }) => {
	if (!isTool(execution.getNode()))
		requireSingleItem(item, execution.getInputData().length, SINGLE);
	minutesOf(item);
	return previewSms(item);
};

async function park(
	{ execution, isTest }: OperationRun,
	context: ExecuteContext,
	request: PreparedRequest,
): Promise<INodeExecutionData[]> {
	const sentAt = Date.now();
	const end = sentAt + minutesOf(context) * MINUTE;
	const callback = await signed(context, {
		url: resumeUrl(execution),
		body: formBody(request.options),
		audience: waitOf(execution.getExecutionId()),
	});
	const response = await sendSms(context, request, { callback: callback.url });
	const testRun = isTest ? { testRun: true } : {};
	const { smsId, told } = sentMessage(context, response);
	const message = { ...told, ...testRun };
	if (smsId === undefined) return [output(withoutId(message))];
	const known = await finalStatus(context, request, smsId);
	if (known) return [output(waitResult(message, { ...known, timedOut: false, waitedSeconds: 0 }))];

	const outputFields = selectedNames(context);
	const { nonce } = callback;
	const beside = { ...(wantsRaw(context) && told), ...testRun };
	awaitedReport.keep(execution, { smsId, nonce, sentAt, outputFields, beside });
	await execution.putExecutionToWait(new Date(end));
	const to = digitsOf(String(formBody(request.options).to));
	const onReport = async ({ statusCode }: FinalStatus) =>
		await report(execution, callback.url, { msgid: smsId, status: statusCode, to });
	void pollWhileWaiting(context, request, { smsId, nonce, end, onReport }).catch(() => undefined);
	const waitedSeconds = Math.round((end - sentAt) / 1000);
	const result = waitResult(message, withoutReport(waitedSeconds));
	return timeIsOver(execution, selected(result, outputFields));
}

function minutesOf(context: ItemContext): number {
	const given = context.getNodeParameter('waitFor', 60);
	const minutes = parseNumber(given);
	if (minutes > 0 && minutes <= MOST_MINUTES) return minutes;
	throw invalidInput(context, {
		message: `The value in "Wait For" is not a time to wait: ${trimmed(given).slice(0, 60)}`,
		description: `Enter minutes, more than 0 and at most ${MOST_MINUTES} (a week).`,
	});
}

function resumeUrl(execution: IExecuteFunctions): string {
	const { resumeUrl: url } = execution.getWorkflowDataProxy(0).$execution as { resumeUrl: string };
	return url;
}

/** Reports to the waiting execution what SMSB2B would have reported to it. */
async function report(
	execution: IExecuteFunctions,
	callback: string,
	parameters: Record<'msgid' | 'status' | 'to', string>,
): Promise<void> {
	const url = `${callback}&${new URLSearchParams(parameters)}`;
	await execution.helpers.httpRequest({ url, ignoreHttpStatusErrors: true });
}

/** n8n hands on the input of a node whose time is over without running it: it is made the output. */
function timeIsOver(execution: IExecuteFunctions, json: IDataObject): INodeExecutionData[] {
	const [input] = execution.getInputData();
	input.json = json;
	useOwnNodeObject(execution);
	return [output(json)];
}

function output(json: IDataObject): INodeExecutionData {
	return { json, pairedItem: { item: 0 } };
}
