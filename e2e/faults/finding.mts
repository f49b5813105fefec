import type { Checked } from './expectations.mts';
import type { Ending, Fault } from './faults.mts';

/** What the user sees of a response that is read. */
const withoutFailure: Partial<Record<Ending, string>> = {
	read: 'nothing: the response is read',
	readWithoutId: 'the output, without an ID',
	readWithSameId: 'the output, with the ID that came',
};

/** What a fault's row in docs/reliability.md says of all its runs. */
export function findingOf({ title, affectsAll, processed, ending }: Fault, runs: Checked[]) {
	const sum = (count: (run: Checked) => number) =>
		runs.reduce((total, run) => total + count(run), 0);
	return [
		affectsAll ? `${title} (every request)` : title,
		processed ? 'yes' : 'no',
		withoutFailure[ending] ?? wordsOf(runs),
		runs.length,
		sum(({ messages }) => messages),
		sum(({ repeated }) => repeated),
		sum(({ lost }) => lost),
	];
}

/** The words of the first run are those of a single SMS; what they say of other items varies. */
function wordsOf(runs: Checked[]): string {
	const seen = runs.find((run) => run.seen)?.seen;
	if (!seen) throw new Error('No run told what went wrong.');
	return `**${seen.message}** ${seen.description}`.replaceAll('<', '&lt;');
}
