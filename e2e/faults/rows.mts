import { test } from 'node:test';
import pMap from 'p-map';
import { useTestEnvironment } from '../context.mts';
import { prepare, runTogether, type RanCell, type Stage, type Wanted } from './cells.mts';
import { check, type Checked } from './expectations.mts';
import type { Fault } from './faults.mts';
import { findingOf } from './finding.mts';

/** Executions under way at a time. */
const concurrency = 6;

/** A fault with all its cells: those of a group are run in one workflow. */
export interface Row {
	fault: Fault;
	groups: Wanted[][];
}

/** Declares a test for each row: its cells are run and checked, and the row goes into docs/reliability.md. */
export function testRows(rows: Row[]): void {
	const { session, sandbox: control, apiUrl, note } = useTestEnvironment();
	const stage: Stage = { session, control, apiUrl };
	for (const { fault, groups } of rows) {
		test(`${fault.title}: the user is told, nothing is lost, nothing is sent twice, other items are as the setting says`, async () => {
			await control.changeSettings({ reportDelay: 0 });
			const prepared = await pMap(
				groups,
				async (group) => await pMap(group, async (wanted) => await prepare(stage, wanted)),
				{ concurrency },
			);
			const runs = await pMap(
				prepared,
				async (cells) =>
					await pMap(await runTogether(stage, cells), async (ran) => await checked(stage, ran), {
						concurrency: 1,
					}),
				{ concurrency, stopOnError: false },
			);
			await note({ table: 'faults', cells: findingOf(fault, runs.flat()) });
		});
	}
}

async function checked({ control }: Stage, ran: RanCell): Promise<Checked> {
	const { fault, tested, mode, answer } = ran.cell;
	try {
		return await check(control, ran);
	} catch (cause) {
		const settings = [mode, ...Object.values(answer ?? {})].join(', ');
		throw new Error(`${fault.title}, ${tested.name}, ${settings}: ${String(cause)}`, { cause });
	}
}
