import { setTimeout as sleep } from 'node:timers/promises';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { linkIn, post } from '../n8n/answers.mts';
import type { Execution } from '../n8n/execution.mts';
import { storeSandboxCredential } from '../n8n/seed-workflows.mts';
import type { Session, StoredCredential } from '../n8n/session.mts';
import { addNode, smsb2b, startNode, workflowOf } from '../n8n/workflow-builder.mts';
import type { Step, StepSettings } from '../n8n/workflow-builder.mts';
import type { SandboxControl } from '../sandbox/control.mts';
import type { Fault } from './faults.mts';
import type { Account, Tested } from './operations.mts';
import type { FakeServer } from './servers.mts';

const retry = { retryOnFail: true, maxTries: 2, waitBetweenTries: 100 } as const;

/** What is set at the node for the case that something goes wrong. */
export const modes = {
	stop: {},
	continue: { onError: 'continueRegularOutput' },
	errorOutput: { onError: 'continueErrorOutput' },
	retry,
	continueRetry: { onError: 'continueRegularOutput', ...retry },
	errorOutputRetry: { onError: 'continueErrorOutput', ...retry },
} as const satisfies Record<string, StepSettings>;

export type Mode = keyof typeof modes;

/** What is set at the node for the response of SMSB2B. */
export type Answer = {
	output: 'simplified' | 'raw';
	responseFormat: 'json' | 'xml';
};

/** One operation with one fault under one setting. */
export interface Wanted {
	fault: Fault;
	tested: Tested;
	mode: Mode;
	answer?: Answer;
}

/** One operation with one fault under one setting, and what was prepared for it. */
export interface Cell extends Wanted {
	account: Account;
	items: IDataObject[];
	/** The item whose call goes wrong, from 0, where not all do. */
	faulty: number;
	server?: FakeServer;
	credential: StoredCredential;
	step: Step;
}

/** A cell after its run. */
export interface RanCell {
	cell: Cell;
	execution: Execution;
}

/** Where everything is. */
export interface Stage {
	session: Session;
	control: SandboxControl;
	apiUrl: string;
}

const itemCount = 5;
const number = (index: number) => String(6_900_000_001 + index);

/** The number of each item. */
export const numbers: readonly string[] = Array.from({ length: itemCount }, (_, index) =>
	number(index),
);

/** What the workflows are started with: a number each, and a pair of others for bulk messages. */
const parents: IDataObject[] = Array.from({ length: itemCount }, (_, index) => ({
	mobile: number(index),
	pair: `${number(100 + 2 * index)},${number(101 + 2 * index)}`,
}));

/** More than any run takes; a cell that hangs is to be seen as one. */
const limitInSeconds = 120;

let accounts = 0;

/** Makes an account, a credential and a node of their own for a cell, and prepares the fault. */
export async function prepare({ session, control, apiUrl }: Stage, wanted: Wanted): Promise<Cell> {
	const { fault, tested, mode, answer } = wanted;
	accounts += 1;
	const account: Account = { name: `cell${accounts}`, key: `secret-key-${accounts}` };
	await control.addAccount({ username: account.name, key: account.key, balance: 1000 });
	const prepared = await tested.prepare?.(control, account);
	const parameters: INodeParameters = { ...tested.parameters, ...prepared };
	const items = tested.single ? parents.slice(0, 1) : parents;
	const faulty = Math.floor(items.length / 2);
	const { server, fields, ...route } = (await fault.route?.(apiUrl, faulty + 1)) ?? { apiUrl };
	if (fault.inflicted) {
		await control.addFault({
			...fault.inflicted,
			...fields,
			path: tested.path,
			match: { key: account.key },
			skip: faulty,
			count: fault.count ?? 1,
		});
	}
	const { key: apiKey } = account;
	const credential = await storeSandboxCredential(session, route.apiUrl, { apiKey });
	const requestOptions = { maxConcurrency: 1, ...(fault.timeout && { timeout: fault.timeout }) };
	const options = { ...(parameters.options as INodeParameters), ...answer };
	const all = { ...parameters, requestOptions, options };
	const step = smsb2b(tested.name, credential, tested.name, all, modes[mode]);
	return { ...wanted, account, items, faulty, server, credential, step };
}

/** Runs cells with the same items in one workflow, one after the other. */
export async function runTogether({ session, control }: Stage, cells: Cell[]): Promise<RanCell[]> {
	const [{ items, fault, mode, step }, ...more] = cells;
	const workflow = workflowOf(`${fault.title}, ${mode}`, items, step);
	for (const { step: another } of more) addNode(workflow, another, startNode);
	const running = session.run(workflow, limitInSeconds);
	const asking = cells.filter(({ tested }) => tested.asks);
	await Promise.all(asking.map(async (cell) => await answerWhile(running, control, cell)));
	const execution = await running;
	for (const { server, credential: used } of cells) {
		server?.close();
		// With some 400 credentials n8n's editor stands still for minutes when a node is opened.
		await session.deleteCredential(used);
	}
	return cells.map((cell) => ({ cell, execution }));
}

/** Approves what a cell asks as soon as its execution waits, until it has ended. */
async function answerWhile(
	running: Promise<Execution>,
	control: SandboxControl,
	{ account }: Cell,
): Promise<void> {
	let isOver = false;
	const over = () => (isOver = true);
	running.then(over, over);
	while (!isOver) {
		for (const message of await control.messages(account.name))
			await post(linkIn(message), { answer: 'approve' });
		await sleep(200);
	}
}
