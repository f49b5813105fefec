import type { IDataObject } from 'n8n-workflow';

import {
	type ExecutionMode,
	isTest,
	mayBeTest,
} from '../../../../../nodes/Smsb2b/safeguards/testRuns/testRun';

/** An execution in this mode; `source` is what n8n since 2.0 says of a Retry, `kept` the node's context. */
function executionOf(mode: string, source?: string, kept: IDataObject = {}): ExecutionMode {
	return {
		getMode: () => mode,
		getContext: () => kept,
		...(source !== undefined && { getExecutionContext: () => ({ source }) }),
	} as unknown as ExecutionMode;
}

test.each([
	['manual', undefined, true],
	['evaluation', undefined, true],
	['trigger', undefined, false],
	['webhook', undefined, false],
	['integrated', undefined, false],
	['retry', 'manual', true],
	['retry', 'trigger', false],
])('an execution in mode %s (source %s): a test is %s', (mode, source, expected) => {
	expect(isTest(executionOf(mode, source))).toBe(expected);
	expect(mayBeTest(executionOf(mode, source))).toBe(false);
});

test.each(['manual', 'webhook'])(
	'where n8n tells no source, a Retry is what the node ran in before (%s)',
	(first) => {
		const kept = {};
		isTest(executionOf(first, undefined, kept));
		expect(isTest(executionOf('retry', undefined, kept))).toBe(first === 'manual');
		expect(mayBeTest(executionOf('retry', undefined, kept))).toBe(false);
		expect(isTest(executionOf('retry', 'retry', kept))).toBe(first === 'manual');
	},
);

test('a Retry of which nothing is known may be a test', () => {
	expect(mayBeTest(executionOf('retry'))).toBe(true);
	expect(mayBeTest(executionOf('retry', 'retry'))).toBe(true);
});
