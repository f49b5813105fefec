import type { IDataObject } from 'n8n-workflow';

import { canonical } from './recipient';

/** What SMSB2B accepted of a bulk call: the MSISDN and what else the row holds. */
export type AcceptedRow = IDataObject & { msisdn: string };

/** Digits by which a national number and its MSISDN are brought together before they are compared. */
const INDEX_DIGITS = 6;

/**
 * Finds for each number that was asked for the row with which SMSB2B accepted it. SMSB2B does not list
 * the rejected numbers: those without a row are they. Each row answers for one number only.
 *
 * A number matches the MSISDN that equals it, or else one that ends in it: SMSB2B completes national
 * numbers with a country code.
 */
export function matchAccepted(
	asked: string[],
	rows: AcceptedRow[],
): Array<AcceptedRow | undefined> {
	const left = new RowIndex(rows);
	const numbers = asked.map(canonical);
	const exact = numbers.map((number) => left.take(number, (msisdn) => msisdn === number));
	return exact.map(
		(row, at) => row ?? left.take(numbers[at], (msisdn) => msisdn.endsWith(numbers[at])),
	);
}

class RowIndex {
	private readonly rows = new Map<string, AcceptedRow[]>();

	constructor(rows: AcceptedRow[]) {
		for (const row of rows) {
			const ending = canonical(row.msisdn).slice(-INDEX_DIGITS);
			const alike = this.rows.get(ending);
			if (alike) alike.push(row);
			else this.rows.set(ending, [row]);
		}
	}

	take(number: string, matches: (msisdn: string) => boolean): AcceptedRow | undefined {
		const alike = this.rows.get(number.slice(-INDEX_DIGITS)) ?? [];
		const at = alike.findIndex((row) => matches(canonical(row.msisdn)));
		return at < 0 ? undefined : alike.splice(at, 1)[0];
	}
}
