import type { ItemContext } from '../../../lib/api/context';
import { ItemError, Smsb2bError } from '../../../lib/errors/itemError';
import type { Operation, Outgoing, RunToCheck } from '../operation';
import { checkBalance } from './balance';
import { LABELS } from './fields';
import { requireHours } from './hours';
import { keyCheck } from './keys';
import { checkLimits, planMessages } from './limits';
import { findMissingValues, missingInItem, missingInRun } from './missingValues';
import { rejectItems } from './rejectItems';
import { type Limits, mayBeSet, readSafeguards } from './settings';
import { type ExecutionMode, isTest, mayBeTest, testRunOf } from './testRuns/testRun';

/**
 * Checks everything that is about to be sent.
 *
 * @returns the items that are not sent, and why
 * @throws Smsb2bError when nothing is sent
 */
export async function checkRun(
	operation: Operation & { sends: Outgoing },
	run: RunToCheck,
): Promise<Map<number, ItemError>> {
	if (run.execution) await checkTestRun(run.first, run.execution);
	const early = rejectionOfFirst(operation, run);
	if (early) return new Map([[run.first.getItemIndex(), early]]);
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

/** What has to be said of the first item before anything is read of it. */
function rejectionOfFirst(
	operation: Operation & { sends: Outgoing },
	{ first }: RunToCheck,
): ItemError | undefined {
	try {
		operation.sends.checkFirst?.(first, operation);
		return undefined;
	} catch (error) {
		return error instanceof ItemError ? error : undefined;
	}
}

/** Adds the items whose hours cannot be kept, or whose key cannot be one. @throws Smsb2bError when nothing is sent */
async function checkHoursAndKeys(
	sends: Outgoing,
	run: RunToCheck,
	rejected: Map<number, ItemError>,
): Promise<void> {
	const node = run.first.getNode();
	// What is not set is not evaluated for each item.
	if (!mayBeSet(node, ['sendBetween', 'messageKey'])) return;
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
