import type { INodeExecutionData, NodeOutput } from 'n8n-workflow';

import type { Execute, ItemContext } from '../../../../lib/api/context';
import { executeItem } from '../../executeItem';
import type { EndedItem, LookUp, Operation, OperationRun, Outgoing } from '../../operation';
import { redirected } from './redirected';
import { isTest, type TestRun, testRunOf } from './testRun';

/** An operation that sends. */
type Sending = Operation & { sends: Outgoing };

/**
 * Executes an operation as a test, where the execution is one and the credential wants it so: the first message goes to
 * the test number, or none is sent, and the others are previewed.
 *
 * @returns undefined where the run is none, or cannot begin, which it says itself
 */
export async function executeTest(
	operation: Sending,
	run: OperationRun,
): Promise<NodeOutput | undefined> {
	if (!isTest(run.execution)) return undefined;
	const test = await testRunOf(run.item(0)).catch(() => undefined);
	if (!test) return undefined;
	const progress: Progress = { first: 'open' };
	const tested = testedRun(operation, run, { test, progress });
	const output = await (operation.executeRun
		? operation.executeRun(tested)
		: tested.execute(executeItem(operation)));
	const hint = hintOf(test, progress, output);
	if (hint !== undefined) run.item(0).addHint?.(hint);
	return output;
}

/** What became of the message to the test number. */
interface Progress {
	first: 'open' | 'tried' | 'sent';
}

/** The run with what a test does in the place of sending. */
function testedRun(
	operation: Sending,
	run: OperationRun,
	{ test: { number }, progress }: { test: TestRun; progress: Progress },
): OperationRun {
	const { sends } = operation;
	const toNumber = async (
		item: ItemContext,
		send: (redirect: ItemContext) => Promise<INodeExecutionData[]>,
	) => {
		progress.first = 'tried';
		const sent = await send(redirected(item, String(number)));
		progress.first = 'sent';
		return asTest(sent);
	};
	const testing = (execute: Execute): Execute => {
		return async (context, request) => {
			const { execution } = run;
			const lookUp: LookUp = async () => [context, request];
			const previews = asTest(await sends.preview(context, { execution, lookUp }));
			// In production, too, there is nobody to send to, and the operation says so.
			if (previews.length === 0) return await execute(context, request);
			const isSendable = previews.some(({ json }) => json.accepted !== false);
			if (number === undefined || !isSendable || progress.first !== 'open') return previews;
			const sent = await toNumber(
				context,
				async (redirect) => await execute(...(await run.requestOf(redirect))),
			);
			return inPlaceOfFirst(previews, sent);
		};
	};
	const once = async (work: (item: ItemContext) => Promise<INodeExecutionData[]>) =>
		await run.executeOnce(async (item) => {
			sends.checkFirst?.(item, operation);
			if (number !== undefined && !sends.isBulk) return await toNumber(item, work);
			return await testing(executeItem(operation))(...(await run.requestOf(item)));
		});
	const execute: OperationRun['execute'] = async (each = executeItem(operation)) =>
		await run.execute(testing(each));
	return Object.create(run, {
		isTest: { value: true },
		execute: { value: execute },
		executeOnce: { value: once },
	}) as OperationRun;
}

/** What the message to the test number gave stands in the place of the first that was not rejected. */
function inPlaceOfFirst(
	previews: INodeExecutionData[],
	sent: INodeExecutionData[],
): INodeExecutionData[] {
	const at = previews.findIndex(({ json }) => json.accepted !== false);
	return previews.toSpliced(at, 1, ...sent);
}

function asTest(items: INodeExecutionData[]): INodeExecutionData[] {
	return items.map((item) => ({ ...item, json: { ...item.json, testRun: true } }));
}

/** Says what happened to the messages of a test; nothing where all were rejected, which they say themselves. */
function hintOf({ number }: TestRun, { first }: Progress, output: NodeOutput): string | undefined {
	const count = (output as INodeExecutionData[][])[0].filter(({ json }) => json.testRun).length;
	if (count === 0) return undefined;
	const what = {
		open: 'nothing was sent',
		tried: `only the first message was to be sent, to ${number}`,
		sent:
			count > 1
				? `the first message went to ${number}, the others were not sent`
				: `the message went to ${number}`,
	};
	return `Test run: ${what[first]}, because of "Test Runs" in the credential. In production, all messages are sent.`;
}

/** Those of the items whose messages were sent as in production. */
export function inProduction(ended: EndedItem[]): EndedItem[] {
	return ended.filter(({ outputs }) => !outputs.some(({ testRun }) => testRun === true));
}
