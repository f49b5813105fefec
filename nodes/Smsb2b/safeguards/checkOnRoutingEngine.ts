import type { ItemContext, PreSend } from '../../../lib/api/context';
import { Smsb2bError } from '../../../lib/errors/itemError';
import type { Operation } from '../operation';
import { invalidInput } from '../validation/inputErrors';
import { refuseKey } from './keys';
import { type ExecutionMode, isTest, mayBeTest, testRunOf } from './testRuns/testRun';

/** The checks of a run for n8n's routing engine, on which each item is a run of its own. */
export function checkOnRoutingEngine(checkRun: NonNullable<Operation['checkRun']>): PreSend {
	return async function (this: ItemContext & ExecutionMode, request) {
		if (isTest(this) || mayBeTest(this)) await refuseTest(this);
		try {
			refuseKey(this);
			const rejected = await checkRun({ first: this, items: () => [this] });
			const error = rejected.get(this.getItemIndex());
			if (error) throw error;
		} catch (error) {
			throw error instanceof Smsb2bError ? invalidInput(this, error.text) : error;
		}
		return request;
	};
}

/** An agent up to version 2.2 has no place for what a test gives. */
async function refuseTest(item: ItemContext): Promise<void> {
	if (!(await testRunOf(item))) return;
	throw invalidInput(item, {
		message: 'An AI agent up to version 2.2 cannot make the test runs of this credential',
		description:
			'Use version 3 of the agent, or set "Test Runs" to Send in the credential, which then sends in tests, too.',
	});
}
