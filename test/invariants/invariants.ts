import type { INodeExecutionData } from 'n8n-workflow';

import type { Run } from './execute';
import { OLDER_AGENT, WORKFLOW } from './combinations';
import { expectedOf, stops, type Expected } from './expectations';
import { READING } from './inputs';
import { secretsIn } from './secrets';

/** Something that holds for every run. Says what is otherwise; nothing where it holds. */
type Invariant = (run: Run, expected: Expected[]) => string[];

/** What holds of every operation, whatever is set and whatever happens. */
export const INVARIANTS: Readonly<Record<string, Invariant>> = {
	'a call that changes or sends is made once, and again only where it was rejected': calledOnce,
	'a success does not look like a failure to n8n': successIsSuccess,
	'every input item leaves by exactly one output, paired': leavesOnce,
	'an item that fails says which it is, why and what to do': saysWhy,
	'no secret is seen': keepsSecrets,
	'what cannot begin leaves nothing by the success output': nothingWithoutBegin,
	'an unknown outcome is called one': saysUnknown,
};

/** What a run has otherwise than every run has to have it. */
export function violations(run: Run): string[] {
	const expected = expectedOf(run.combination);
	return Object.entries(INVARIANTS).flatMap(([says, invariant]) =>
		invariant(run, expected).map((found) => `not so that ${says}: ${found}`),
	);
}

function calledOnce({ combination, calls }: Run, expected: Expected[]): string[] {
	const { tested, situation } = combination;
	if (tested.isReading || situation.credential === 'wrongKey') {
		const others = calls.filter(({ path }) => !READING.has(path) && path !== tested.path);
		return others.map(({ path }) => `${path} was called`);
	}
	const changing = calls.filter(({ path, answer }) => !READING.has(path) && answer !== 101);
	const others = changing.filter(({ path }) => path !== tested.path);
	if (others.length > 0) return others.map(({ path }) => `${path} was called`);
	const isShared = tested.items === 'together' || !tested.each;
	if (isShared) {
		const ranges = tested.items === 'together' ? expected.slice(0, 1) : expected;
		return within('in all', changing.length, sumOf(ranges));
	}
	return expected.flatMap(({ calls: range }, index) => {
		const { field = '', values = [] } = tested.each ?? {};
		const own = changing.filter(({ body }) => body[field] === values[index]);
		return within(`for item ${index + 1}`, own.length, range);
	});
}

function within(message: string, count: number, [least, most]: [number, number]): string[] {
	if (count >= least && count <= most) return [];
	return [`${count} calls ${message} instead of ${least === most ? least : `${least} to ${most}`}`];
}

function sumOf(expected: Expected[]): [number, number] {
	return expected.reduce<[number, number]>(
		([least, most], { calls: [low, high] }) => [least + low, most + high],
		[0, 0],
	);
}

function successIsSuccess(run: Run, expected: Expected[]): string[] {
	const { combination, failure, items } = run;
	if (stops(combination)) return failure || isTold(run) ? [] : ['nothing was thrown'];
	if (failure) return [`it was thrown: ${failure.message}`];
	const successes = items.filter((item) => expected[itemOf(item)]?.ending === 'accepted');
	return successes.filter(looksFailed).map(({ json }) => `an item has error ${shown(json.error)}`);
}

/** An older agent repeats a call that throws: what may have been executed is told to its model instead. */
function isTold({ combination: { way }, response }: Run): boolean {
	return way === OLDER_AGENT && response !== undefined && saysSo(response);
}

/** As n8n looks at the first item of the first output (workflow-execute.js). */
function looksFailed({ json, error }: INodeExecutionData): boolean {
	return error !== undefined || ![undefined, null, false].includes(json.error as undefined);
}

function leavesOnce(run: Run, expected: Expected[]): string[] {
	const { combination, items, errors } = run;
	if (combination.way === OLDER_AGENT) return [];
	if (stops(combination)) {
		return items.length + errors.length > 0 ? ['items left although the node stopped'] : [];
	}
	const lost = [...items, ...errors].filter((item) => expected[itemOf(item)] === undefined);
	const unpaired = lost.map(({ pairedItem }) => `an item is paired with ${shown(pairedItem)}`);
	return [...unpaired, ...expected.flatMap((one, index) => waysOut(run, one, index))];
}

function waysOut({ combination, items, errors }: Run, { ending }: Expected, index: number) {
	const of = (all: INodeExecutionData[]) => all.filter((item) => itemOf(item) === index);
	const [regular, failed] = [of(items), of(errors)];
	const name = `item ${index + 1} (${ending})`;
	if (ending === 'accepted') return failed.length > 0 ? [`${name} left by the error output`] : [];
	const byErrorOutput = combination.onError === 'continueErrorOutput';
	const [right, wrong] = byErrorOutput ? [failed, regular] : [regular, failed];
	if (wrong.length > 0) return [`${name} left by the wrong output`];
	return right.length === 1 ? [] : [`${name} left ${right.length} times`];
}

function saysWhy(run: Run, expected: Expected[]): string[] {
	const { combination, failure } = run;
	if (isUntold(run)) return [];
	const { situation, tested } = combination;
	const field = situation.names ?? (situation.value?.is === 'empty' ? tested.label : undefined);
	const isOfItem = situation.ending !== 'notBegun';
	const check = (message: unknown, description: unknown, index: number): string[] => {
		const text = `${String(message)} ${String(description ?? '')}`;
		return [
			...(isOfItem && !text.includes(`item ${index + 1}`) ? ['the item is not named'] : []),
			...(field && !text.includes(`"${field}"`) ? [`"${field}" is not named`] : []),
			...(String(description ?? '').length > 20 ? [] : ['it is not said what to do']),
			...(/undefined|\[object|null|\n\s+at /.test(text) ? ['it is not in words'] : []),
		].map((message) => `${message}: ${shown(text)}`);
	};
	if (failure) return check(failure.message, failure.description, combination.items.concerned);
	return failedItems(run, expected).flatMap(({ json }, at) => {
		const { message, description } = (json.error ?? {}) as Record<string, unknown>;
		const index = itemOf(failedItems(run, expected)[at]);
		return check(message, description, index);
	});
}

/** n8n's routing engine gives the model of an older agent an empty item for a failure where the node goes on. */
function isUntold({ combination: { way, onError }, failure }: Run): boolean {
	return way === OLDER_AGENT && onError !== 'stopWorkflow' && failure === undefined;
}

/** The items that a node that goes on gives for those that failed. */
function failedItems({ items, errors }: Run, expected: Expected[]): INodeExecutionData[] {
	return [...items, ...errors].filter((item) => {
		const ending = expected[itemOf(item)]?.ending;
		return ending !== undefined && ending !== 'accepted';
	});
}

function keepsSecrets({ combination, allText, kept }: Run): string[] {
	// Such an operation is there to give the key to the workflow.
	const mayGiveKey = combination.tested.givesKey && combination.way === WORKFLOW;
	const seen = mayGiveKey ? allText : `${allText}\n${kept}`;
	return secretsIn(seen).map((secret) => `${secret} is in ${around(seen, secret)}`);
}

function nothingWithoutBegin({ combination, calls, items }: Run): string[] {
	if (combination.situation.ending !== 'notBegun') return [];
	const unmarked = items.filter(({ json }) => typeof json.error !== 'object');
	const made = calls.filter(({ path }) => path === combination.tested.path);
	return [
		...(unmarked.length > 0 ? [`${unmarked.length} items left as if executed`] : []),
		...(made.length > 0 ? [`${made.length} calls were made`] : []),
	];
}

function saysUnknown(run: Run, expected: Expected[]): string[] {
	if (isUntold(run)) return [];
	const { failure, response } = run;
	const isUnknown = expected.some(({ ending }) => ending === 'unknown');
	const allText = failure ? `${failure.message} ${failure.description}` : (response ?? '');
	if (failure || response !== undefined)
		return isUnknown === saysSo(allText) ? [] : [shown(allText)];
	return failedItems(run, expected).flatMap((item) => {
		const { message, description, outcomeKnown } = (item.json.error ?? {}) as Record<
			string,
			unknown
		>;
		const text = `${String(message)} ${String(description)}`;
		const own = expected[itemOf(item)].ending === 'unknown';
		return own === saysSo(text) && own === (outcomeKnown === false)
			? []
			: [`outcomeKnown ${shown(outcomeKnown)}, ${shown(text)}`];
	});
}

function saysSo(text: string): boolean {
	return /may or may not|may be lost/i.test(text);
}

function itemOf({ pairedItem }: INodeExecutionData): number {
	const [first] = [pairedItem ?? []].flat();
	return typeof first === 'object' ? first.item : (first ?? -1);
}

function shown(value: unknown): string {
	return (JSON.stringify(value) ?? 'nothing').slice(0, 400);
}

function around(text: string, part: string): string {
	const at = Math.max(0, text.indexOf(part));
	return shown(text.slice(Math.max(0, at - 60), at + 60));
}
