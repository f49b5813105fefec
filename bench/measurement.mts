import type { TestEnvironment } from '../e2e/test-environment.mts';

/** The environment of a benchmark: its n8n writes down its vitals. */
export interface Workbench extends TestEnvironment {
	/** Where this package is installed. */
	packageFolder: string;
	vitalsFile: string;
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

/** A table of figures, and what they were to reach. */
export interface Result {
	columns: string[];
	rows: Array<Array<string | number>>;
	targets: Target[];
}

/** A figure with the bound that it has to keep. */
export interface Target {
	what: string;
	value: number;
	atMost?: number;
	atLeast?: number;
}

/** Whether a figure keeps its bounds. */
export function isReached({ value, atMost = Infinity, atLeast = -Infinity }: Target): boolean {
	return value <= atMost && value >= atLeast;
}

/** The middle value of a list that is not empty. */
export function median(values: number[]): number {
	const sorted = [...values].sort((a, b) => a - b);
	const middle = sorted.length / 2;
	return (sorted[Math.ceil(middle) - 1] + sorted[Math.floor(middle)]) / 2;
}

/**
 * How many times as much one takes as another, where both took turns: the median of the turns' ratios, which other
 * work on the machine disturbs less than the ratio of the medians.
 */
export function ratio(values: number[], others: number[]): number {
	return median(values.map((value, turn) => value / others[turn]));
}
