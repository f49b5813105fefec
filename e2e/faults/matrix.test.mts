import type { Mode, Wanted } from './cells.mts';
import { faults, type Fault } from './faults.mts';
import { messaging, others, type Tested } from './operations.mts';
import { testRows } from './rows.mts';

testRows(faults.map((fault) => ({ fault, groups: groupsOf(fault) })));

/** What is run for a fault: the cells of one group in one workflow. */
function groupsOf(fault: Fault): Wanted[][] {
	// What affects several items together cannot affect a node that takes one.
	const isPossible = ({ single }: Tested) => !single || (fault.count ?? 1) === 1;
	const isWanted = (tested: Tested) =>
		isPossible(tested) &&
		(fault.operations?.includes(tested.name) ?? true) &&
		!fault.except?.includes(tested.name);
	const all = [...messaging, ...others].filter(isWanted);
	const cell = (tested: Tested, mode: Mode): Wanted => ({ fault, tested, mode });
	const alone = all.filter(({ single }) => single || fault.timeout);
	const together = all.filter((tested) => !alone.includes(tested));
	const [sample] = all;
	return [
		...alone.map((tested) => [cell(tested, 'continue')]),
		together.map((tested) => cell(tested, 'continue')),
		[cell(sample, 'errorOutput')],
		...messaging
			.filter(isWanted)
			.flatMap((tested) => [[cell(tested, 'stop')], [cell(tested, 'retry')]]),
	].filter((group) => group.length > 0);
}
