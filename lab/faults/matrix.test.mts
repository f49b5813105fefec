import { test } from 'node:test';
import pMap from 'p-map';
import { prepare, runTogether, type Mode, type RanCell, type Stage } from './cells.mts';
import { check, type Checked } from './expectations.mts';
import { faults, type Fault } from './faults.mts';
import { messaging, others, type Tested } from './operations.mts';
import { rowOf } from './row.mts';
import { useLaboratory } from '../e2e/context.mts';

const { session, sandbox: control, apiUrl, note } = useLaboratory();
const stage: Stage = { session, control, apiUrl };

/** Executions under way at a time. */
const concurrency = 6;

for (const fault of faults) {
	test(`${fault.title}: said, nothing lost, nothing doubled, the others as set`, async () => {
		await control.changeSettings({ reportDelay: 0 });
		const groups = await pMap(
			groupsOf(fault),
			async (group) => await pMap(group, async (wanted) => await prepare(stage, wanted)),
			{ concurrency },
		);
		const runs = await pMap(
			groups,
			async (cells) => await pMap(await runTogether(stage, cells), checked, { concurrency: 1 }),
			{ concurrency, stopOnError: false },
		);
		await note({ table: 'faults', cells: rowOf(fault, runs.flat()) });
	});
}

async function checked(ran: RanCell): Promise<Checked> {
	const { fault, tested, mode } = ran.cell;
	try {
		return await check(control, ran);
	} catch (cause) {
		throw new Error(`${fault.title}, ${tested.name}, ${mode}: ${String(cause)}`, { cause });
	}
}

/** What is run for a fault: the cells of one group in one workflow. */
function groupsOf(fault: Fault): Array<Array<[Fault, Tested, Mode]>> {
	// What befalls several items together cannot befall a node that takes one.
	const isPossible = ({ single }: Tested) => !single || (fault.count ?? 1) === 1;
	const isWanted = (tested: Tested) =>
		isPossible(tested) && (fault.operations?.includes(tested.name) ?? true);
	const all = [...messaging, ...others].filter(isWanted);
	const cell = (tested: Tested, mode: Mode): [Fault, Tested, Mode] => [fault, tested, mode];
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
