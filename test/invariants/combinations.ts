import { SEVERAL } from './inputs';
import { TESTED, type Tested } from './operations';
import { SITUATIONS, type Situation } from './situations';

export const WORKFLOW = 'in a workflow';

/** The agents that get the node from n8n's engine of workflows. */
export const AGENT = 'as a tool of an agent of version 3';

/** The agents for which n8n's own routing engine carries the node out. */
export const OLDER_AGENT = 'as a tool of an agent up to version 2.2';

/** How the node is executed. */
export type Way = typeof WORKFLOW | typeof AGENT | typeof OLDER_AGENT;

/** How many items there are, and which of them a situation befalls, from 0. */
export interface Items {
	title: string;
	count: number;
	concerned: number;
}

/** One run: an operation, everything that is set, and what happens. */
export interface Combination {
	tested: Tested;
	situation: Situation;
	format: string;
	output: string;
	onError: 'stopWorkflow' | 'continueRegularOutput' | 'continueErrorOutput';
	retryOnFail: boolean;
	credential: 'apiKey' | 'password';
	way: Way;
	items: Items;
}

const ON_ERROR = ['stopWorkflow', 'continueRegularOutput', 'continueErrorOutput'] as const;
const ONE: Items = { title: 'with one item', count: 1, concerned: 0 };
const FIRST: Items = { title: 'with three items, the first', count: SEVERAL, concerned: 0 };
const SECOND: Items = { title: 'with three items, the second', count: SEVERAL, concerned: 1 };

/** All combinations that can be, with the node in a workflow or as a tool of an agent. */
export function combinations(ways: readonly Way[]): Combination[] {
	const rows: Combination[] = [];
	for (const tested of TESTED) {
		for (const situation of SITUATIONS.filter((found) => canBefall(found, tested))) {
			for (const row of settingsOf(tested, situation, ways)) if (isPossible(row)) rows.push(row);
		}
	}
	return rows;
}

function settingsOf(tested: Tested, situation: Situation, ways: readonly Way[]): Combination[] {
	let rows: Array<Partial<Combination>> = [{ tested, situation }];
	const by = <Name extends keyof Combination>(
		name: Name,
		values: ReadonlyArray<Combination[Name]>,
	) => {
		rows = rows.flatMap((row) => values.map((value) => ({ ...row, [name]: value })));
	};
	by('format', tested.formats);
	by('output', tested.outputs);
	by('onError', ON_ERROR);
	by('retryOnFail', [false, true]);
	by('credential', ['apiKey', 'password']);
	by('way', ways);
	by('items', [ONE, FIRST, SECOND]);
	return rows as Combination[];
}

function canBefall(situation: Situation, tested: Tested): boolean {
	const { fault, envelope, credential, loginFault, value, tooManyItems } = situation;
	const isAboutCall = fault ?? envelope ?? loginFault ?? credential === 'staleKey';
	if (isAboutCall && tested.path === undefined) return false;
	if (loginFault && (tested.path === 'key/get' || tested.keyless)) return false;
	if (credential === 'wrongKey' && (tested.keyless || tested.path === undefined)) return false;
	// A short time-out would befall the second call of one that only reads on a busy machine.
	if (fault?.kind === 'hang' && (tested.outlastsTimeout || tested.isReading)) return false;
	if (value && (!tested.isRequired || tested.items === 'together')) return false;
	return !tooManyItems || tested.items === 'oneAtATime';
}

function isPossible(combination: Combination): boolean {
	const { tested, situation, format, credential, way, items } = combination;
	const { credential: state, loginFault, tooManyItems, befalls, fault } = situation;
	if (credential === 'password' && (state === 'wrongKey' || !isAboutCredential(situation)))
		return false;
	if (credential === 'apiKey' && (loginFault || state === 'staleKey')) return false;
	if (situation.notInPlainText && format === 'v2') return false;
	// Where SMSB2B is not called, it does not matter how it would answer.
	if (!isAboutAnswers(situation) && format !== tested.formats[0]) return false;
	// Nothing answers until the time is over: once is enough.
	if (fault?.kind === 'hang' && items !== ONE) return false;
	if (way !== WORKFLOW) return items === ONE && isForAgents(combination);
	if (tooManyItems) return items === FIRST;
	if (tested.items === 'oneAtATime' || tested.items === 'one') return items === ONE;
	if (tested.items === 'together') return items !== SECOND;
	return befalls === 'one' || items !== SECOND;
}

function isForAgents(combination: Combination): boolean {
	const { situation, way } = combination;
	if (situation.tooManyItems) return false;
	if (isRefused(combination)) return situation.ending === 'accepted';
	return way !== OLDER_AGENT || !isReadByN8n(situation);
}

/** Whether the operation cannot be executed for an agent, and says so, whatever else there is. */
export function isRefused({ tested, format, output, way }: Combination): boolean {
	if (way === WORKFLOW) return false;
	const isOfRun = tested.items === 'together' || tested.notForOlderAgents;
	if (way === OLDER_AGENT && isOfRun) return true;
	const { formats = [], outputs = [] } = tested.notForAgents ?? {};
	return tested.isForWorkflows || formats.includes(format) || outputs.includes(output);
}

/** n8n's own engine reads parameters, Request Options and the credential by itself, and words what is wrong with them. */
function isReadByN8n({ ending, requestOptions, credential, value }: Situation): boolean {
	return (
		(ending === 'notBegun' && requestOptions !== undefined) ||
		credential === 'unreadable' ||
		value?.is === 'failing'
	);
}

function isAboutAnswers({ ending }: Situation): boolean {
	return ending !== 'notBegun' && ending !== 'invalid';
}

/** Where it makes a difference how the key was come by. */
function isAboutCredential({ ending, credential, loginFault }: Situation): boolean {
	return ending === 'accepted' || credential !== undefined || loginFault !== undefined;
}

/** A combination in words. */
export function inWords(combination: Combination): string {
	const { tested, situation, format, output, onError, retryOnFail, items, ...how } = combination;
	return [
		tested.about ? `${tested.operation} ${tested.about}` : tested.operation,
		`${how.way}, ${items.title}: ${situation.title}`,
		`API Response Format ${format}, Output ${output}`,
		`On Error ${onError}${retryOnFail ? ' with Retry On Fail' : ''}`,
		how.credential === 'password' ? 'username and password' : 'API key',
	].join('; ');
}
