import type { IDataObject } from 'n8n-workflow';

import { NumberIndex } from '../../../lib/phone/numberIndex';
import type { NumberingPlan } from '../../../lib/phone/numberingPlan';

/** What SMSB2B accepted of a bulk call: an ID, and the MSISDN where the response says whose it is. */
export type AcceptedRow = IDataObject & { msisdn?: string };

/** Which row stands for which number. */
export interface Matched {
	/** The row of each number that was asked for, in the order of the numbers. */
	rows: Array<AcceptedRow | undefined>;
	/** Rows of which it is not known for whom they are. */
	left: AcceptedRow[];
}

/**
 * Finds for each number that was asked for the row with which SMSB2B accepted it: each row stands for one number only,
 * first for one that equals it, then for one that it completes with a country code. What is left is paired in its order
 * where that can be no other way.
 */
export function matchAccepted(
	asked: string[],
	accepted: AcceptedRow[],
	plan: NumberingPlan,
): Matched {
	const index = new NumberIndex<AcceptedRow>(plan, ({ msisdn }) => String(msisdn));
	for (const row of accepted) if (row.msisdn !== undefined) index.add(row);
	const exact = asked.map((number) => index.takeExact(number));
	const rows = exact.map((row, at) => row ?? index.takeCompleted(asked[at]));
	const matched = new Set(rows);
	const left = accepted.filter((row) => !matched.has(row));
	if (left.length === 0) return { rows, left };
	const canPair =
		accepted.length === asked.length &&
		(left.length === 1 || isInOrder(rows, accepted)) &&
		!left.some(
			isOf(
				asked.filter((_number, at) => rows[at]),
				plan,
			),
		);
	if (!canPair) return { rows, left };
	return { rows: rows.map((row) => row ?? left.shift()), left };
}

/** Whether rows that were found show that SMSB2B lists the numbers in the order in which they were asked for. */
function isInOrder(rows: Array<AcceptedRow | undefined>, accepted: AcceptedRow[]): boolean {
	const found = rows.flatMap((row, at) => (row ? [{ row, at }] : []));
	return found.length > 0 && found.every(({ row, at }) => accepted[at] === row);
}

/** Whether a row is one more of numbers that have their rows: then it is that of no other. */
function isOf(numbers: string[], plan: NumberingPlan): (row: AcceptedRow) => boolean {
	const index = new NumberIndex<string>(plan, (number) => number);
	for (const number of numbers) index.add(number);
	return ({ msisdn }) =>
		msisdn !== undefined && [...index.exact(msisdn), ...index.perhaps(msisdn)].length > 0;
}
