import type { TestEnvironment } from '../e2e/test-environment.mts';
import type { Result } from '../scripts/docs/run-document.mts';

/** The environment of a benchmark: its n8n writes down its metrics. */
export interface Workbench extends TestEnvironment {
	/** Where this package is installed. */
	packageFolder: string;
	metricsFile: string;
}

/** One comparison of the benchmark. To add another, list it in run.mts. */
export interface Measurement {
	/** By which it is asked for on the command line. */
	name: string;
	title: string;
	/** What is done and how it is timed, for the reader of the report. */
	method: string;
	measure(workbench: Workbench): Promise<Result>;
}

/** The middle value of a list that is not empty. */
export function median(values: number[]): number {
	const sorted = values.toSorted((a, b) => a - b);
	const middle = sorted.length / 2;
	return (sorted[Math.ceil(middle) - 1] + sorted[Math.floor(middle)]) / 2;
}

/** The least and the greatest value, in whole numbers. */
export function range(values: number[]): string {
	return `${Math.round(Math.min(...values))} to ${Math.round(Math.max(...values))}`;
}

/**
 * How many times as much one takes as another, where both took turns: the median of the turns' ratios, which other
 * work on the machine disturbs less than the ratio of the medians.
 */
export function ratio(values: number[], others: number[]): number {
	return median(values.map((value, turn) => value / others[turn]));
}
