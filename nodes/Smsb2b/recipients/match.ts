import type { IDataObject } from 'n8n-workflow';

import { NumberIndex } from '../numbers/numberIndex';

/** What SMSB2B accepted of a bulk call: the MSISDN and what else the row holds. */
export type AcceptedRow = IDataObject & { msisdn: string };

/**
 * Finds for each number that was asked for the row with which SMSB2B accepted it. SMSB2B does not list
 * the rejected numbers: those without a row are they. Each row answers for one number only, and first
 * for one that equals it.
 */
export function matchAccepted(
	asked: string[],
	rows: AcceptedRow[],
): Array<AcceptedRow | undefined> {
	const index = new NumberIndex<AcceptedRow>(({ msisdn }) => msisdn);
	for (const row of rows) index.add(row);
	const exact = asked.map((number) => index.takeExact(number));
	return exact.map((row, at) => row ?? index.takeCompleted(asked[at]));
}
