import assert from 'node:assert/strict';
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import type { LoggedRequest, SandboxControl, SandboxMessage } from '../sandbox/control.mts';
import { modes, type Cell, type RanCell } from './cells.mts';
import type { Ending } from './faults.mts';
import { isFaulty, lostIds, messagesOf, recipientsOf, repeated } from './messages.mts';
import type { Effect } from './operations.mts';

/** What a user sees of a call that went wrong. */
export interface Seen {
	message: string;
	description: string;
	/** Only where the workflow continues: what an expression may ask for. */
	outcomeKnown?: boolean;
}

/** What a run has shown. */
export interface Checked {
	/** Where the call went wrong. */
	seen?: Seen;
	/** How many messages went out, and how many of them to a recipient who had one already. */
	messages: number;
	repeated: number;
	/** How many ids of accepted messages are neither in an output nor in a message to the user. */
	lost: number;
}

/** What is said of a call that may have been executed, by its effect; nothing of one that reads. */
const saidOfUnknown: Readonly<Record<Effect, RegExp>> = {
	sends: /The message may or may not have been sent, and was not sent again/,
	changes: /The change may or may not have been made/,
	reads: /^$/,
};
const notKnown = /may or may not/;

const isRead = (ending: Ending) => ending.startsWith('read');

function firstFaulty({ fault, faulty }: Cell): number {
	return fault.affectsAll ? 0 : faulty;
}

/**
 * Checks the outcome of a cell: what the user sees, that no accepted id is lost, that nothing went out twice, and
 * that the other items are as the setting says.
 */
export async function check(control: SandboxControl, ran: RanCell): Promise<Checked> {
	const { cell, execution } = ran;
	const { account, server, tested } = cell;
	const messages = await control.messages(account.name);
	const calls = (await control.requests(tested.path)).filter(
		({ body }) => body.key === account.key,
	);
	const data = JSON.stringify(execution.data);
	assert.ok(!data.includes(account.key), 'the key is in the data of the execution');
	if (cell.fault.route && !cell.fault.inflicted) {
		if (cell.fault.affectsAll) assert.equal(calls.length, 0);
	} else {
		assert.equal(server?.calls() ?? 0, 0, 'the other host was called');
	}
	checkThatNothingIsRepeated(cell, calls, messages);
	const lost = lostIds(cell, JSON.stringify(execution.data.resultData), messages);
	assert.deepEqual(lost, [], 'accepted ids are lost');
	const continues = 'onError' in modes[cell.mode];
	const seen = continues ? checkOutputs(ran, messages) : checkEnd(ran, messages);
	const sent = tested.effect === 'sends' ? messages : [];
	return { seen, messages: sent.length, repeated: repeated(sent), lost: lost.length };
}

function checkThatNothingIsRepeated(
	{ tested, fault }: Cell,
	calls: LoggedRequest[],
	messages: SandboxMessage[],
): void {
	if (tested.effect === 'reads') return;
	const accepted = calls.filter(({ answer }) => answer === 'accepted');
	const bodies = accepted.map(({ body }) => JSON.stringify(body));
	assert.equal(new Set(bodies).size, bodies.length, 'a call was executed twice');
	if (tested.effect !== 'sends') return;
	assert.equal(repeated(messages), 0, 'a message was sent twice');
	if (fault.affectsAll) assert.equal(messages.length, 0);
}

/** Where the workflow continues, every item but the faulty one has its output. */
function checkOutputs(ran: RanCell, messages: SandboxMessage[]): Seen | undefined {
	const { cell, execution } = ran;
	const { items, mode, tested } = cell;
	const node = tested.name;
	const regular = execution.items(node);
	const failed = mode.startsWith('errorOutput') ? execution.items(node, 1) : regular;
	let seen: Seen | undefined;
	for (const index of items.keys()) {
		const goesWrong = isFaulty(cell, index) && !isRead(cell.fault.ending);
		const outputs = itemsOf(goesWrong ? failed : regular, index);
		if (goesWrong) {
			assert.equal(outputs.length, 1, `item ${index + 1}`);
			seen = outputs[0].json.error as unknown as Seen;
			checkWords(cell, index, seen);
			assert.equal(seen.outcomeKnown === false, isUnknownOf(cell));
		} else checkSuccess(cell, index, outputs, messages);
	}
	const wentOut = [...items.keys()].filter(
		(index) => !isFaulty(cell, index) || cell.fault.processed,
	);
	checkMessages(cell, wentOut, messages);
	return seen;
}

/** Where the workflow stops, the message names what was accepted before, and nothing after it was started. */
function checkEnd(ran: RanCell, messages: SandboxMessage[]): Seen | undefined {
	const { cell, execution } = ran;
	const { fault, items, mode, tested } = cell;
	const { error } = execution.data.resultData;
	const isRetried = mode === 'retry' && fault.ending === 'notSent' && !fault.affectsAll;
	if (isRead(fault.ending) || isRetried) {
		assert.equal(execution.status, 'success', error?.message);
		const regular = execution.items(tested.name);
		for (const index of items.keys())
			checkSuccess(cell, index, itemsOf(regular, index), messages, isRetried);
		checkMessages(cell, [...items.keys()], messages);
		return undefined;
	}
	assert.equal(execution.status, 'error');
	assert.ok(error && 'description' in error);
	const seen = { message: error.message, description: String(error.description) };
	const stop = firstFaulty(cell);
	checkWords(cell, stop, seen);
	const before = [...items.keys()].slice(0, stop);
	checkMessages(cell, fault.processed ? [...before, stop] : before, messages);
	for (const index of before) {
		const id = tested.effect === 'sends' ? messagesOf(cell, index, messages)[0].id : '\\d+';
		assert.match(
			seen.description,
			new RegExp(`item ${index + 1} \\(${tested.idField} ${id}( and \\d+ more)?\\)`),
		);
	}
	const after = items.length - stop - 1;
	if (after > 0) assert.match(seen.description, /Not started: items? \d( to \d)?\./);
	return seen;
}

function checkSuccess(
	cell: Cell,
	index: number,
	outputs: INodeExecutionData[],
	messages: SandboxMessage[],
	isRetried = false,
): void {
	const { fault, tested, answer } = cell;
	const isRaw = answer?.output === 'raw';
	// Of a bulk message the raw answer is one for all its recipients.
	const wanted = isRaw ? 1 : (tested.recipients ?? 1);
	assert.equal(outputs.length, wanted, `item ${index + 1}: ${JSON.stringify(outputs)}`);
	for (const { json } of outputs) assert.equal(json.error, undefined);
	if (!tested.idField || isRaw) return;
	const ids = outputs.map(({ json }) => json[tested.idField as string] as string | undefined);
	const isNamed = tested.namesId === true && fault.ending === 'readWithoutId';
	const isOdd = isFaulty(cell, index) && !isRetried && !isNamed;
	const same = fault.ending === 'readWithSameId' ? String(fault.inflicted?.id) : undefined;
	const sent = messagesOf(cell, index, messages).map(({ id }) => String(id));
	if (isOdd && fault.ending.startsWith('readWith'))
		assert.deepEqual(
			ids,
			ids.map(() => same),
		);
	else if (tested.effect === 'sends') assert.deepEqual(ids, sent);
	else assert.ok(ids.every((id) => typeof id === 'string' && id !== ''));
}

/** Checks that exactly these items' messages are in the sandbox. */
function checkMessages(cell: Cell, indices: number[], messages: SandboxMessage[]): void {
	if (cell.tested.effect !== 'sends') return;
	const wanted = indices.flatMap((index) => recipientsOf(cell, index));
	assert.deepEqual(messages.map(({ to }) => to).toSorted(), wanted.toSorted());
}

function checkWords({ fault, tested, account }: Cell, index: number, seen: Seen): void {
	const { message, description } = seen;
	assert.match(message, new RegExp(`^[A-Z].* \\(item ${index + 1}\\)$`));
	assert.ok(description.length > 20, 'says what to do');
	for (const text of [message, description]) {
		assert.doesNotMatch(text, /\n\s+at |node_modules|\[object|undefined|null/);
		assert.ok(!text.includes(account.key));
	}
	const isUnknown = isUnknownOf({ fault, tested });
	assert.match(description, isUnknown ? saidOfUnknown[tested.effect] : /./);
	if (!isUnknown) assert.doesNotMatch(description, notKnown);
}

/** Whether no one can tell if the call did what it asks for. */
function isUnknownOf({ fault, tested }: Pick<Cell, 'fault' | 'tested'>): boolean {
	return fault.ending === 'unknown' && tested.effect !== 'reads';
}

function itemsOf(outputs: INodeExecutionData[], index: number): INodeExecutionData[] {
	return outputs.filter(
		({ pairedItem }) => (pairedItem as IDataObject | undefined)?.item === index,
	);
}
