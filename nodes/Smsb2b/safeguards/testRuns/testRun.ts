import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import type { ItemContext } from '../../../../lib/api/context';
import { credentialOf } from '../../../../lib/api/credential';
import { Smsb2bError } from '../../../../lib/errors/itemError';
import { readMobileNumber } from '../../../../lib/phone/readMobileNumber';
import { wordsFor } from '../../../../lib/phone/reasons';
import { TEST_RUNS } from '../../../../lib/values/credentialOptions';
import { findOption } from '../../../../lib/values/option';
import { isBlank, trimmed } from '../../../../lib/values/single';

/** A run that does not send as in production. */
export interface TestRun {
	/** Where the first message goes; without it none is sent. */
	number?: string;
}

const TEST_MODES = ['manual', 'evaluation'];

/** Where the mode in which the node ran first is kept, in the node's context, which a Retry has as well. */
const FIRST_MODE = 'firstMode';

/** What tells of an execution whether it is a test. */
export type ExecutionMode = Partial<
	Pick<IExecuteFunctions, 'getMode' | 'getExecutionContext' | 'getContext'>
>;

/** Whether an execution is a test: one that was started in the editor, an evaluation, or a Retry of such. */
export function isTest(execution: ExecutionMode): boolean {
	return TEST_MODES.includes(String(firstModeOf(execution)));
}

/** Whether it cannot be known of a Retry if it is that of a test. */
export function mayBeTest(execution: ExecutionMode): boolean {
	return firstModeOf(execution) === undefined;
}

/**
 * The mode in which an execution was started first; undefined where that of a Retry is unknown. n8n tells it since 2.0.
 * Before, it is known where the node has run before the Retry.
 */
function firstModeOf(execution: ExecutionMode): string | undefined {
	const mode = String(execution.getMode?.());
	const kept = nodeContextOf(execution);
	if (mode !== 'retry') {
		if (kept) kept[FIRST_MODE] ??= mode;
		return mode;
	}
	const { source } = execution.getExecutionContext?.() ?? {};
	if (source !== undefined && source !== 'retry') return source;
	const first = kept?.[FIRST_MODE];
	return typeof first === 'string' ? first : undefined;
}

/** Undefined on n8n's routing engine, where its method throws. */
function nodeContextOf(execution: ExecutionMode): IDataObject | undefined {
	try {
		return execution.getContext?.('node');
	} catch {
		return undefined;
	}
}

/**
 * How the credential wants messages to be treated in a test.
 *
 * @returns undefined where they are sent as in production
 * @throws Smsb2bError when the credential has no usable setting or test number
 */
export async function testRunOf(item: ItemContext): Promise<TestRun | undefined> {
	const { testRuns, testNumber } = await credentialOf(item);
	const chosen = isBlank(testRuns) ? 'send' : findOption(TEST_RUNS, testRuns);
	switch (chosen) {
		case 'send':
			return undefined;
		case 'preview':
			return {};
		case 'testNumber':
			return { number: numberOf(testNumber) };
		default:
			throw new Smsb2bError({
				message: `The value of "Test Runs" in the credential is none of its options: ${trimmed(testRuns).slice(0, 60)}`,
				description: 'Choose Send, Send to Test Number or Preview in the credential.',
			});
	}
}

const SUBJECT = 'The value of "Test Number" in the credential';

function numberOf(value: unknown): string {
	const reading = readMobileNumber(value);
	if (reading.kind === 'one') return reading.number;
	if (reading.kind === 'refused') throw new Smsb2bError(wordsFor(reading, SUBJECT));
	throw new Smsb2bError({
		message:
			reading.kind === 'none' ? `${SUBJECT} is empty` : `${SUBJECT} has more than one number`,
		description:
			'Enter one mobile number with its country code, or set "Test Runs" to Send or Preview.',
	});
}
