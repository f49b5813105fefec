import { runInWorkflow, runOnRoutingEngine } from '../../support/engine';
import { useSandbox } from '../../support/sandbox';
import { prepare } from './prepareCase';
import { CASES, type OperationCase } from './cases';

const sandbox = useSandbox();

/** Where a message of these operations is to be looked up. */
const SENDS: Readonly<Record<string, string>> = {
	'sms.send': 'with History: Get Many Single Messages',
	'sms.sendBulk': 'with History: Get Many Bulk Messages',
	'sms.sendToGroup': 'with History: Get Many Bulk Messages',
	'twoFactor.send': 'in your SMSB2B account',
	'viber.send': 'in your SMSB2B account',
	'viber.sendBulk': 'in your SMSB2B account',
};
const READS = [
	...[
		'account.getBalance',
		'apiKey.get',
		'mobile.check',
		'sms.preview',
		'status.get',
		'viber.getBalance',
	],
	...['contact.get', 'contact.getAll', 'group.get', 'group.getAll', 'history.getAllGroup'],
	...['history.getAllSingle', 'purchase.getAll', 'user.getAll', 'userComment.getAll'],
];

/** What is said of a call that may have been executed, by what it does. */
const UNKNOWN = {
	changes: /The change may or may not have been made/,
	consumes: /returns each status change only once, so these may be lost.*History: Get Many/,
	reads: /^(?!.*may or may not)/,
};

/** What can happen to a call after it left, and how it is told. */
const FAULTS = [
	[{ kind: 'breakAfter' }, 'The connection to SMSB2B was lost before a response arrived (item 1)'],
	[{ kind: 'breakBefore' }, 'The connection to SMSB2B was lost before a response arrived (item 1)'],
	[{ kind: 'breakDuring' }, 'The connection to SMSB2B was lost before a response arrived (item 1)'],
	[{ kind: 'hang' }, 'SMSB2B did not respond in time (item 1)'],
	[{ kind: 'truncated' }, 'The response could not be read: '],
	[{ kind: 'empty', processed: true }, 'The response could not be read: it is empty (item 1)'],
	[{ kind: 'html', processed: true }, 'The response could not be read: it is a web page (item 1)'],
	[
		{ kind: 'status', status: 502, body: '<html>' },
		'SMSB2B could not process the request (HTTP status 502) (item 1)',
	],
] as const;

type Ending = (typeof FAULTS)[number];

/** One of each effect, and the one that is sent in batches. */
const SAMPLE = ['sms.send', 'sms.sendBulk', 'contact.create', 'contact.getAll'];

const firstCases = CASES.filter(
	(tested, at) =>
		tested.path && CASES.findIndex(({ operation }) => operation === tested.operation) === at,
).map((tested) => [tested.operation, tested] as const);

describe('a call whose connection breaks off after it was executed is never repeated: ', () => {
	test.each(firstCases)('%s', async (_operation, tested) => await endsAs(FAULTS[0], tested));
});

describe.each(FAULTS)('a call that ends with %j is made once: ', (...ending) => {
	test.each(firstCases.filter(([operation]) => SAMPLE.includes(operation)))(
		'%s',
		async (_operation, tested) => await endsAs(ending as Ending, tested),
	);
});

/** Short only where nothing answers: a busy machine must not turn another ending into a time-out. */
function timeoutFor(kind: string): number {
	return kind === 'hang' ? 200 : 10_000;
}

async function endsAs([fault, message]: Ending, tested: OperationCase): Promise<void> {
	const parameters = await prepare(sandbox, tested);
	parameters.requestOptions = { timeout: timeoutFor(fault.kind) };
	for (const run of [runInWorkflow, runOnRoutingEngine]) {
		await sandbox.fault({ ...fault, path: tested.path, count: null });
		const { failure } = await run({ parameters, credential: sandbox.credential });
		expect(failure?.message).toContain(message);
		expect(failure?.description).toMatch(unknownOutcomeOf(tested.operation));
		expect(await sandbox.calls(tested.path)).toHaveLength(1);
		await sandbox.forgetCalls();
	}
}

function unknownOutcomeOf(operation: string): RegExp {
	if (operation in SENDS) {
		const where = SENDS[operation];
		return new RegExp(
			`^The message may or may not have been sent, and was not sent again. Look it up ${where}`,
		);
	}
	if (operation === 'status.getChanged') return UNKNOWN.consumes;
	return READS.includes(operation) ? UNKNOWN.reads : UNKNOWN.changes;
}
