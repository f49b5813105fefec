import { API_ERRORS, type ApiErrorCode } from '../../../lib/errors/apiErrorTexts';
import { runInWorkflow, runOnRoutingEngine } from '../../support/engine';
import { useSandbox } from '../../support/sandbox';
import { nodeParameters } from './prepareCase';
import { CAUSES, type Cause } from './refusals';

const sandbox = useSandbox();

const provoked = CAUSES.filter(({ parameters }) => parameters).map(
	(cause) => [`${cause.operation} ${cause.code} ${inputOf(cause)}`, cause] as const,
);

test.each(provoked)('%s', async (_title, cause) => {
	const { operation, code, parameters = {} } = cause;
	const setup = {
		parameters: nodeParameters(operation, parameters),
		credential: sandbox.credential,
	};
	await cause.prepare?.(sandbox);
	await sandbox.forgetCalls();
	const { failure } = await runInWorkflow(setup);
	const calls = await sandbox.calls();
	const { message, description } = API_ERRORS[code as ApiErrorCode];

	expect(failure?.message).toBe(`${message} (item 1)`);
	expect(failure?.description).toMatch(description);
	expect(failure?.text?.context?.code).toBe(String(code));
	expect(calls.map(({ answer }) => answer)).toEqual(cause.foreseen ? [] : [code]);
	if (cause.foreseen) expect(failure?.description).toMatch(/Nothing was sent for this item\.$/);

	const onRoutingEngine = await runOnRoutingEngine(setup);
	expect(onRoutingEngine.failure?.message).toBe(failure?.message);
	expect(onRoutingEngine.failure?.description).toBe(failure?.description);
	expect((await sandbox.calls()).length).toBe(2 * calls.length);
});

function inputOf({ parameters }: Cause): string {
	return JSON.stringify(parameters).slice(0, 70);
}
