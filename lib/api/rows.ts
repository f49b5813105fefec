import { type ApiResponse, isObject } from './formats';

/** The names under which a list stands in a response: `contacts` of `contact`. */
export interface ListName {
	plural: string;
	singular: string;
}

/** The messages of a response: of a bulk call, of a look-up of states, of a history (reference, sms, status, history). */
export const smsList: ListName = { plural: 'sms', singular: 'sms' };

/** The messages to several recipients in their history (reference, history/group/list). */
export const historyGroupList: ListName = { plural: 'historyGroups', singular: 'historyGroup' };

/** Objects in one another that are looked into for a list. */
const MOST_LEVELS = 3;

/**
 * Finds the rows of a list in any of the shapes in which SMSB2B writes them: an array, an object with
 * its singular child (one or several), repeated singular elements under the root, or numeric keys
 * beside `status` and `total`, in XML with a letter before the number. An empty list often has no key at all. A list
 * under an unknown name is found where it is the only one. Of rows under a name and under numbers, the more are taken: status/sms
 * writes a row both ways.
 */
export function rowsOf(response: ApiResponse, { plural, singular }: ListName): ApiResponse[] {
	const named = response[plural] ?? response[singular];
	const rows = isEmpty(named)
		? numbered(response)
		: longer(listed(named, singular), underNumbers(response));
	return rows.length > 0 ? rows : unnamed(response);
}

/** How many rows a response counts beyond those that it lists; 0 where it has no count. */
export function missingRows({ total }: ApiResponse, rows: unknown[]): number {
	return Math.max(0, Number(total) - rows.length) || 0;
}

/** Whether a response without rows holds something that may be a list nevertheless. */
export function hasUnread(response: ApiResponse, { plural, singular }: ListName): boolean {
	if (Number(response.total) === 0) return false;
	const named = response[plural] ?? response[singular];
	return [named, ...Object.values(response).filter(isCompound)].some((value) => !isEmpty(value));
}

function isCompound(value: unknown): boolean {
	return typeof value === 'object' && value !== null;
}

/** Whether a value holds nothing, as the element of an empty list in XML. */
function isEmpty(value: unknown, levels = MOST_LEVELS): boolean {
	if (value === undefined || value === null || value === '') return true;
	if (!isCompound(value) || levels === 0) return false;
	return Object.values(value as object).every((inner) => isEmpty(inner, levels - 1));
}

function listed(value: unknown, singular: string): ApiResponse[] {
	if (Array.isArray(value)) return value.filter(isObject);
	if (!isObject(value)) return [];
	const child = value[singular];
	if (Array.isArray(child)) return child.filter(isObject);
	if (isObject(child)) return [child];
	const rows = onlyList(value);
	return rows.length > 0 ? rows : [value];
}

/** The only list of a response; one row alone is known by the count. */
function unnamed(response: ApiResponse): ApiResponse[] {
	const lists = Object.values(response)
		.map((value) => onlyList(value))
		.filter((rows) => rows.length > 0);
	if (lists.length === 1) return lists[0];
	const [row, ...others] = Object.values(response).filter(isObject);
	return row && others.length === 0 && String(response.total) === '1' ? [innermost(row)] : [];
}

/** The rows of a value that is nothing but a list. */
function onlyList(value: unknown, levels = MOST_LEVELS): ApiResponse[] {
	if (Array.isArray(value)) return value.every(isObject) ? value : [];
	if (!isObject(value) || levels === 0) return [];
	const rows = numbered(value);
	if (rows.length > 0) return rows;
	const [inner, ...others] = Object.keys(value).filter((key) => key !== 'total');
	return others.length === 0 ? onlyList(value[inner], levels - 1) : [];
}

/** The object of a response, or of a member of it that is the only one; a list of one is that one. */
export function onlyObject(answer: ApiResponse): ApiResponse | undefined {
	const [object, ...others] = Object.values(answer).map(alone).filter(isObject);
	return object && others.length === 0 ? innermost(object) : undefined;
}

/** What a list of one holds; any other value as it is. */
export function alone(value: unknown): unknown {
	return Array.isArray(value) && value.length === 1 ? value[0] : value;
}

function innermost(value: ApiResponse, levels = MOST_LEVELS): ApiResponse {
	const [inner, ...others] = Object.values(value);
	if (!isObject(inner) || others.length > 0 || levels === 0) return value;
	return innermost(inner, levels - 1);
}

function numbered(value: ApiResponse): ApiResponse[] {
	const rows = underNumbers(value);
	return rows.length > 0 ? rows : prefixed(value);
}

/** JavaScript lists integer keys first and in ascending order, whatever their order in the text. */
function underNumbers(value: ApiResponse): ApiResponse[] {
	return Object.entries(value)
		.filter(([key]) => /^\d+$/.test(key))
		.map(([, row]) => row)
		.filter(isObject);
}

function longer(one: ApiResponse[], other: ApiResponse[]): ApiResponse[] {
	return other.length > one.length ? other : one;
}

/** No name in XML begins with a digit: the rows are `item0`, `item1`, or `_0`, `_1`. */
function prefixed(value: ApiResponse): ApiResponse[] {
	const rows = Object.entries(value).flatMap(([key, row]) => {
		const [, prefix, number] = /^([\p{L}_-]{1,20})(\d{1,9})$/u.exec(key) ?? [];
		return prefix !== undefined && isObject(row) ? [{ prefix, number: Number(number), row }] : [];
	});
	if (rows.some(({ prefix }) => prefix !== rows[0].prefix)) return [];
	return rows.sort((one, other) => one.number - other.number).map(({ row }) => row);
}
