import type { NodeOutput } from 'n8n-workflow';

import type { Execute } from '../../../lib/api/context';
import { executeItem } from '../executeItem';
import { MessageKeys } from '../messageKey/messageKeys';
import { oncePerKey, skippedByKey } from '../messageKey/oncePerKey';
import type { Operation, OperationRun, Outgoing, RunToCheck } from '../operation';
import { requireOpen } from '../sendBetween/schedule';
import { checkOnRoutingEngine } from './checkOnRoutingEngine';
import { checkRun } from './checkRun';
import { SAFEGUARDS } from './fields';
import { mayBeSet } from './settings';
import { executeTest, inProduction } from './testRuns/executeTest';

/** An operation that sends, with the collection Safeguards and its checks before the first request. */
export function safeguarded(operation: Operation): Operation {
	const { fields, sends } = operation;
	if (!sends) return operation;
	const guarded = {
		...operation,
		...(sends.outsideHours && { execute: withinHoursOncePerKey(operation, sends) }),
		fields: [...fields.slice(0, -1), SAFEGUARDS[sends.outsideHours ?? 'none'], ...fields.slice(-1)],
	};
	const sending = { ...guarded, sends };
	const check = async (run: RunToCheck) => await checkRun(sending, run);
	return {
		...guarded,
		checkRun: check,
		checkItem: checkOnRoutingEngine(check),
		executeTest: async (run) => await executeTest(sending, run),
		...(sends.outsideHours && { executeRun: async (run) => await executeWithKeys(run, guarded) }),
		hints: (ended) => {
			const sent = inProduction(ended);
			return [...skippedByKey(sent), ...(operation.hints?.(sent) ?? [])];
		},
	};
}

/** The hours may be over by the time it is an item's turn. Of a bulk message each recipient has a key of their own. */
function withinHoursOncePerKey(
	operation: Operation,
	{ outsideHours, isBulk }: Outgoing,
): NonNullable<Operation['execute']> {
	return (run) => {
		const execute = executeItem(operation, run);
		const open: Execute = async (context, request) => {
			if (outsideHours === 'reject') requireOpen(context);
			return await execute(context, request);
		};
		return isBulk ? open : oncePerKey(open, run);
	};
}

/** Executes a run with the keys of its messages, where they have any. */
async function executeWithKeys(run: OperationRun, operation: Operation): Promise<NodeOutput> {
	const execute = async (each: OperationRun) =>
		await (operation.executeRun ? operation.executeRun(each) : each.execute());
	if (!mayBeSet(run.execution.getNode(), ['messageKey'])) return await execute(run);
	const keys = new MessageKeys(run.execution);
	try {
		return await execute(Object.create(run, { keys: { value: keys } }) as OperationRun);
	} finally {
		await keys.close();
	}
}
