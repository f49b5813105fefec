import type { NodeOutput } from 'n8n-workflow';

import type { Execute, ItemContext, PreSend } from '../../../lib/api/context';
import { type ItemError, Smsb2bError } from '../../../lib/errors/itemError';
import { getOwn } from '../../../lib/values/getOwn';
import { executeItem } from '../executeItem';
import { MessageKeys } from '../messageKey/messageKeys';
import { oncePerKey, skippedByKey } from '../messageKey/oncePerKey';
import type { Operation, OperationRun, Outgoing, RunToCheck } from '../operation';
import { requireOpen } from '../sendBetween/schedule';
import { invalidInput } from '../validation/inputErrors';
import { checkBalance } from './balance';
import { LABELS, SAFEGUARDS } from './fields';
import { checkLimits, planMessages } from './limits';
import { findMissingValues, missingInItem, missingInRun } from './missingValues';
import { type Limits, readSafeguards } from './settings';
import { requireHours } from './hours';
import { keyCheck, requireRecord } from './keys';
import { rejectItems } from './rejectItems';
import { executeTest, inProduction } from './testRuns/executeTest';
import { type ExecutionMode, isTest, mayBeTest, testRunOf } from './testRuns/testRun';

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
	const checkRun = async (run: RunToCheck) => await check(sending, run);
	return {
		...guarded,
		checkRun,
		checkItem: alone(checkRun),
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

/** A run with the keys of its messages. */
async function executeWithKeys(run: OperationRun, operation: Operation): Promise<NodeOutput> {
	const keys = new MessageKeys(run.execution);
	const withKeys = Object.create(run, { keys: { value: keys } }) as OperationRun;
	try {
		return await (operation.executeRun ? operation.executeRun(withKeys) : withKeys.execute());
	} finally {
		await keys.close();
	}
}

/**
 * Checks everything that is about to be sent.
 *
 * @returns the items that are not sent, and why
 * @throws Smsb2bError when nothing is sent
 */
async function check(
	operation: Operation & { sends: Outgoing },
	run: RunToCheck,
): Promise<Map<number, ItemError>> {
	if (run.execution) await checkTestRun(run.first, run.execution);
	requireRecord(run);
	const { stopsAtMissingValues, limits } = readSafeguards(run.first);
	const rejected = new Map<number, ItemError>();
	if (stopsAtMissingValues) {
		const incomplete = await findMissingValues(operation, run);
		const isAlone = incomplete.length > 0 && run.items().length === 1;
		if (incomplete.length > 0 && !isAlone && !run.execution?.continueOnFail()) {
			throw new Smsb2bError(missingInRun(incomplete));
		}
		for (const each of incomplete) {
			rejected.set(each.index, missingInItem(run.first.getNode(), each));
		}
	}
	await checkHoursAndKeys(operation.sends, run, rejected);
	await checkAgainst(limits, operation.sends, {
		...run,
		items: () => run.items().filter((item) => !rejected.has(item.getItemIndex())),
	});
	return rejected;
}

/** Adds the items whose hours cannot be kept, or whose key cannot be one. @throws Smsb2bError when nothing is sent */
async function checkHoursAndKeys(
	sends: Outgoing,
	run: RunToCheck,
	rejected: Map<number, ItemError>,
): Promise<void> {
	const node = run.first.getNode();
	const { safeguards } = node.parameters;
	const isSet = ['sendBetween', 'messageKey'].some(
		(name) => getOwn(safeguards, name) !== undefined,
	);
	// What is not set is not evaluated for each item.
	if (!isSet && typeof safeguards !== 'string') return;
	const checkKey = keyCheck(node);
	await rejectItems(rejected, run, (item) => {
		requireHours(item, sends);
		checkKey(item);
	});
}

/** @throws Smsb2bError when the credential's Test Runs cannot be followed: then nothing is sent */
async function checkTestRun(item: ItemContext, execution: ExecutionMode): Promise<void> {
	const isUnknown = mayBeTest(execution);
	if (!isUnknown && !isTest(execution)) return;
	const test = await testRunOf(item);
	if (test && isUnknown) throw new Smsb2bError(UNKNOWN_IF_TEST);
}

const UNKNOWN_IF_TEST = {
	message: 'n8n does not tell whether this Retry is that of a test',
	description:
		'With "Test Runs" in the credential a test does not send as production does. Start a new execution, or set "Test Runs" to Send.',
};

async function checkAgainst(limits: Limits, sends: Outgoing, run: RunToCheck): Promise<void> {
	if (!hasLimit(limits)) return;
	if (!run.lookUp && sends.looksUp) throw new Smsb2bError(NO_GROUP_LIMITS);
	const planned = await planMessages(sends, run);
	checkLimits(planned, limits);
	if (!limits.balanceMustCover) return;
	if (!run.lookUp) throw new Smsb2bError(NO_LOOK_UP);
	await checkBalance(planned, run.lookUp);
}

function hasLimit({ maxMessages, maxPartsPerMessage, balanceMustCover }: Limits): boolean {
	return maxMessages !== undefined || maxPartsPerMessage !== undefined || balanceMustCover;
}

const NO_LOOK_UP = {
	message: `"${LABELS.balanceMustCover}" does not work as a tool of an AI agent up to version 2.2`,
	description: `Use version 3 of the agent, or turn it off under ${LABELS.limits} (${LABELS.safeguards}).`,
};

const NO_GROUP_LIMITS = {
	message: `"${LABELS.limits}" of a group do not work as a tool of an AI agent up to version 2.2`,
	description: `Use version 3 of the agent, or remove ${LABELS.limits} (${LABELS.safeguards}).`,
};

/** An agent up to version 2.2 has no place for what a test gives. */
async function refuseTest(item: ItemContext): Promise<void> {
	if (!(await testRunOf(item))) return;
	throw invalidInput(item, {
		message: 'An AI agent up to version 2.2 cannot make the test runs of this credential',
		description:
			'Use version 3 of the agent, or set "Test Runs" to Send in the credential, which then sends in tests, too.',
	});
}

/** The checks on n8n's routing engine, on which each item is a run of its own. */
function alone(checkRun: NonNullable<Operation['checkRun']>): PreSend {
	return async function (this: ItemContext & ExecutionMode, request) {
		if (isTest(this) || mayBeTest(this)) await refuseTest(this);
		const rejected = await checkRun({ first: this, items: () => [this] }).catch(
			(error: unknown) => {
				throw error instanceof Smsb2bError ? invalidInput(this, error.text) : error;
			},
		);
		const error = rejected.get(this.getItemIndex());
		if (error) throw error;
		return request;
	};
}
