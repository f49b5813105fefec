import { COUNTRY_CODE } from './writtenNumber';
import type { NumberingPlan } from './numberingPlan';

/** Digits by which a national number and its MSISDN are brought together before they are compared. */
const INDEX_DIGITS = 6;

/**
 * Finds rows by mobile number over its spellings: those whose number equals it, or else those of the one number that is
 * this one with a country code in front or without its own, because SMSB2B completes national numbers. A number that only
 * ends alike, such as one of which a digit was left out, is another number.
 */
export class NumberIndex<Row> {
	/** By number as the numbering plan has it. */
	private readonly rows = new Map<string, Row[]>();

	/** The numbers that have rows, by their last digits; missing until a number is looked for that has none. */
	private byEnding?: Map<string, Set<string>>;

	constructor(
		private readonly plan: NumberingPlan,
		private readonly numberOf: (row: Row) => string,
	) {}

	add(row: Row): void {
		const number = this.plan.canonical(this.numberOf(row));
		const alike = this.rows.get(number);
		if (alike) return void alike.push(row);
		this.rows.set(number, [row]);
		if (this.byEnding) noteEnding(this.byEnding, number);
	}

	/** The rows whose number equals this one, in the order in which they were added. */
	exact(number: string): readonly Row[] {
		return this.rows.get(this.plan.canonical(number)) ?? [];
	}

	/** The rows of the number that this one is but for a country code; none where several numbers are. */
	completed(number: string): readonly Row[] {
		const [completion, ...others] = this.completions(this.plan.canonical(number));
		return completion === undefined || others.length > 0 ? [] : (this.rows.get(completion) ?? []);
	}

	/** The rows of every number that this one may be but for a country code. */
	perhaps(number: string): Row[] {
		return this.completions(this.plan.canonical(number)).flatMap(
			(each) => this.rows.get(each) ?? [],
		);
	}

	/** Takes out the first row whose number equals this one. */
	takeExact(number: string): Row | undefined {
		return this.takeFirst(this.exact(number));
	}

	/** Takes out the first row of the number that this one is but for a country code. */
	takeCompleted(number: string): Row | undefined {
		return this.takeFirst(this.completed(number));
	}

	private takeFirst([row]: readonly Row[]): Row | undefined {
		if (row !== undefined) this.take(row);
		return row;
	}

	/** Takes out a row. */
	take(row: Row): void {
		const number = this.plan.canonical(this.numberOf(row));
		const alike = this.rows.get(number) ?? [];
		alike.splice(alike.indexOf(row), 1);
		if (alike.length > 0) return;
		this.rows.delete(number);
		this.byEnding?.get(endingOf(number))?.delete(number);
	}

	/** Numbers of which one is the other with a country code in front. */
	private completions(number: string): string[] {
		this.byEnding ??= endingsOf(this.rows.keys());
		const alike = this.byEnding.get(endingOf(number)) ?? [];
		return [...alike].filter((candidate) => {
			const [short, long] = [number, candidate].sort((one, other) => one.length - other.length);
			return (
				short !== '' &&
				long.endsWith(short) &&
				COUNTRY_CODE.test(long.slice(0, long.length - short.length))
			);
		});
	}
}

function endingsOf(numbers: Iterable<string>): Map<string, Set<string>> {
	const byEnding = new Map<string, Set<string>>();
	for (const number of numbers) noteEnding(byEnding, number);
	return byEnding;
}

function noteEnding(byEnding: Map<string, Set<string>>, number: string): void {
	const ending = endingOf(number);
	byEnding.set(ending, (byEnding.get(ending) ?? new Set()).add(number));
}

function endingOf(number: string): string {
	return number.slice(-INDEX_DIGITS);
}
