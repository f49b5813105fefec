import { isObject, type Answer } from './formats';

/** The names under which a list stands in an answer: `contacts` of `contact`. */
export interface ListName {
	plural: string;
	singular: string;
}

/** The messages of an answer: of a bulk call, of a look-up of states, of a history (reference, sms, status, history). */
export const smsList: ListName = { plural: 'sms', singular: 'sms' };

/** The messages to several recipients in their history (reference, history/group/list). */
export const historyGroupList: ListName = { plural: 'historyGroups', singular: 'historyGroup' };

/**
 * Finds the rows of a list in any of the shapes in which SMSB2B writes them: an array, an object with
 * its singular child (one or several), repeated singular elements under the root, or numeric keys
 * beside `status` and `total`. An empty list often has no key at all.
 */
export function rowsOf(answer: Answer, { plural, singular }: ListName): Answer[] {
	const named = answer[plural] ?? answer[singular];
	if (named !== undefined && named !== null) return listed(named, singular);
	return numbered(answer);
}

/** How many rows an answer counts beyond those that it lists; 0 where it has no count. */
export function missingRows({ total }: Answer, rows: Answer[]): number {
	return Math.max(0, Number(total) - rows.length) || 0;
}

function listed(value: unknown, singular: string): Answer[] {
	if (Array.isArray(value)) return value.filter(isObject);
	if (!isObject(value)) return [];
	const child = value[singular];
	if (Array.isArray(child)) return child.filter(isObject);
	if (isObject(child)) return [child];
	const rows = numbered(value);
	if (rows.length > 0) return rows;
	return Object.keys(value).length > 0 ? [value] : [];
}

/** JavaScript lists integer keys first and in ascending order, whatever their order in the text. */
function numbered(value: Answer): Answer[] {
	return Object.entries(value)
		.filter(([key]) => /^\d+$/.test(key))
		.map(([, row]) => row)
		.filter(isObject);
}
