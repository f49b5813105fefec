import { canonical } from './spelling';

/** Digits by which a national number and its MSISDN are brought together before they are compared. */
const INDEX_DIGITS = 6;

/**
 * Finds rows by mobile number over its spellings: the row whose number equals it, or else one whose
 * number ends in it, because SMSB2B completes national numbers with a country code.
 */
export class NumberIndex<Row> {
	private readonly rows = new Map<string, Row[]>();

	constructor(private readonly numberOf: (row: Row) => string) {}

	add(row: Row): void {
		const ending = canonical(this.numberOf(row)).slice(-INDEX_DIGITS);
		const alike = this.rows.get(ending);
		if (alike) alike.push(row);
		else this.rows.set(ending, [row]);
	}

	/** Whether there is a row whose number equals this one. */
	has(number: string): boolean {
		return this.exact(number) !== undefined;
	}

	/** The row of a number; none where several end in it, since any of them may be meant. */
	find(number: string): Row | undefined {
		const exact = this.exact(number);
		if (exact) return exact.alike[exact.at];
		const wanted = canonical(number);
		const [row, ...others] = this.alike(wanted).filter((candidate) =>
			canonical(this.numberOf(candidate)).endsWith(wanted),
		);
		return others.length === 0 ? row : undefined;
	}

	/** Takes out the row whose number equals this one. */
	takeExact(number: string): Row | undefined {
		return this.take(this.exact(number));
	}

	/** Takes out a row whose number ends in this one. */
	takeCompleted(number: string): Row | undefined {
		return this.take(this.completed(number));
	}

	private take(found?: { alike: Row[]; at: number }): Row | undefined {
		return found?.alike.splice(found.at, 1)[0];
	}

	private exact(number: string) {
		const wanted = canonical(number);
		return this.search(wanted, (candidate) => candidate === wanted);
	}

	private completed(number: string) {
		const wanted = canonical(number);
		return this.search(wanted, (candidate) => candidate.endsWith(wanted));
	}

	private search(wanted: string, matches: (candidate: string) => boolean) {
		const alike = this.alike(wanted);
		const at = alike.findIndex((row) => matches(canonical(this.numberOf(row))));
		return at < 0 ? undefined : { alike, at };
	}

	private alike(wanted: string): Row[] {
		return this.rows.get(wanted.slice(-INDEX_DIGITS)) ?? [];
	}
}
