import { stopClock } from '../../support/clock';
import { runInWorkflow, runOnRoutingEngine } from '../../support/engine';
import { useSandbox } from '../../support/sandbox';
import { prepare, requestOf } from './prepareCase';
import { CASES, titleOf } from './cases';

const sandbox = useSandbox();
stopClock();

/** In a workflow the runner executes an operation, as a tool of an AI agent n8n's own engine does. */
const WAYS = [
	['the runner', runInWorkflow],
	["n8n's routing engine", runOnRoutingEngine],
] as const;

describe.each(WAYS)('%s sends and gives the same: ', (_way, run) => {
	test.each(CASES.map((tested) => [titleOf(tested), tested] as const))(
		'%s',
		async (_title, tested) => {
			const parameters = await prepare(sandbox, tested);
			const { items, failure } = await run({ parameters, credential: sandbox.credential });
			expect(failure?.message).toBeUndefined();
			expect(items).toEqual(tested.items.map((json) => ({ json, pairedItem: { item: 0 } })));
			expect(await sandbox.calls()).toEqual(requestOf(tested));
		},
	);
});
