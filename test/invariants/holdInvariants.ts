import { print } from '../support/print.mts';
import { useProcessedItems } from '../support/retry';
import { useSandbox } from '../support/sandbox';
import { execute } from './execute';
import { combinations, inWords, type Combination, type Way } from './combinations';
import { isWhole, seed } from './extent.mts';
import { violations } from './invariants';
import { DECLARED } from './operations';
import { pairwise } from './pairwise';

/** Milliseconds for all combinations of an operation. */
const TIMEOUT = 3_600_000;

/** How many violations a test tells. */
const TOLD = 12;

/** Declares a test for each operation: all invariants hold of all its combinations, or of a choice of them. */
export function holdInvariants(ways: readonly Way[]): void {
	const sandbox = useSandbox();
	const all = combinations(ways);
	const tried = isWhole ? all : pairwise(all, seed);

	let record: Awaited<ReturnType<typeof useProcessedItems>>;

	beforeAll(async () => {
		record = await useProcessedItems();
		const choice = isWhole ? '' : ` of ${all.length}, seed ${seed}`;
		print(`Invariants ${ways.join(' and ')}: ${tried.length} combinations${choice}`);
	});

	test.each(DECLARED)(
		'%s',
		async (operation) => {
			const own = tried.filter(({ tested }) => tested.operation === operation);
			if (own.length === 0) throw new Error(missing(operation));
			const found: string[] = [];
			for (const combination of own) found.push(...(await violationsOf(combination)));
			if (found.length > 0) throw new Error(told(found));
		},
		TIMEOUT,
	);

	async function violationsOf(combination: Combination): Promise<string[]> {
		await record.clearAllProcessedItems();
		const run = await execute(sandbox, combination);
		return violations(run).map((violation) => `${violation}\n    ${inWords(combination)}`);
	}
}

function missing(operation: string): string {
	return `There is no valid input for ${operation}: add an entry to a table in test/invariants/inputs/ with the endpoint that it calls ("path"), its other parameters, and the parameter that differs from item to item ("each"); an endpoint that only reads belongs into READING as well`;
}

function told(found: string[]): string {
	const more = found.length > TOLD ? [`… and ${found.length - TOLD} more`] : [];
	return [`${found.length} violations`, ...found.slice(0, TOLD), ...more].join('\n');
}
