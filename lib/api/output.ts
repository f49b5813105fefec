import type { IDataObject, IN8nHttpFullResponse, INodeExecutionData } from 'n8n-workflow';

import type { ItemContext, PostReceive } from './context';
import { parseBoolean } from '../values/boolean';
import { findOption } from '../values/option';
import { parseNumber } from '../values/number';
import { trimmed } from '../values/single';
import { isBareText, parseResponse, type ExpectedResponse } from './parseResponse';
import {
	DEFAULT_MEGABYTES,
	DEFAULT_TIMEOUT,
	timeLimit,
	wholeResponse,
	type WholeResponse,
} from './readBody';
import { OUTPUTS, RESPONSE_FORMATS } from './outputChoices';
import { mapRow, type RowMapper } from './rowMapper';
import { Smsb2bError, ItemError } from '../errors/itemError';
import type { Filter } from './filters';
import { isObject, type ApiResponse, type ResponseFormat } from './formats';
import { isEmptyItem, readList, unreadAnswer } from './readList';
import { alone, onlyObject, type ListName } from './rows';
import { secretsOf } from '../errors/redactSecrets';

const CREDENTIAL = 'smsb2bApi';

/** Makes items of an accepted answer. */
export type OutputMapper = (this: ItemContext, answer: ApiResponse) => IDataObject[];

/**
 * The reading of an answer, for n8n's `postReceive`. `simplify` says what an accepted answer means;
 * the option Output = Raw leaves it out.
 *
 * @throws ItemError when SMSB2B refused, or when the answer is none of SMSB2B
 */
export function output(
	simplify: OutputMapper,
	expected: Omit<ExpectedResponse, 'format' | 'secrets'> = {},
): PostReceive[] {
	return reading(expected, (context, answer) => asItems(context, answer, simplify));
}

/** The reading for operations of several calls, which make their items of the answers themselves. */
export function parsedResponse(
	expected: Omit<ExpectedResponse, 'format' | 'secrets'> = {},
): PostReceive[] {
	return reading(expected, (_context, answer) => [{ json: answer as IDataObject }]);
}

function reading(
	expected: Omit<ExpectedResponse, 'format' | 'secrets'>,
	itemsOf: (context: ItemContext, answer: ApiResponse) => INodeExecutionData[],
): PostReceive[] {
	return [
		async function (this: ItemContext, _items, response): Promise<INodeExecutionData[]> {
			try {
				const format = formatOf(this);
				const secrets = secretsOf(await this.getCredentials(CREDENTIAL));
				const answered = await whole(this, response);
				return itemsOf(this, parseResponse(answered, { ...expected, format, secrets }));
			} catch (error) {
				throw withItem(this, error);
			}
		},
	];
}

/** The runner has read the answer already; n8n's routing engine hands on what came, which is a stream. */
async function whole(context: ItemContext, response: IN8nHttpFullResponse): Promise<WholeResponse> {
	if (response.body instanceof Uint8Array) return response;
	const { timeout, maxResponseSize } = context.getNodeParameter(
		'requestOptions',
		{},
	) as IDataObject;
	const size = Number(maxResponseSize) || DEFAULT_MEGABYTES;
	return await wholeResponse(response, size, timeLimit(Number(timeout) || DEFAULT_TIMEOUT));
}

/**
 * The items of an accepted answer, as the option Output wants them. A raw answer stands below a key of its own: n8n
 * takes an item with an `error` at its top, even "0", for a failure, and with Retry On Fail runs the node again.
 */
export function asItems(
	context: ItemContext,
	answer: ApiResponse,
	simplify: OutputMapper,
): INodeExecutionData[] {
	const pairedItem = { item: context.getItemIndex() };
	if (wantsRaw(context)) return [{ json: { response: answer as IDataObject }, pairedItem }];
	const rows = isBareText(answer) ? [answer as IDataObject] : simplify.call(context, answer);
	return rows.map((json) => ({ json, pairedItem }));
}

/** The format that the option Response Format asks for. */
export function formatOf(context: ItemContext): ResponseFormat {
	const asked: unknown = context.getNodeParameter('options.responseFormat', 'json');
	return (findOption(RESPONSE_FORMATS, asked) ?? 'json') as ResponseFormat;
}

/** Whether the option Output wants the answer as it came. */
export function wantsRaw(context: ItemContext): boolean {
	const output: unknown = context.getNodeParameter('options.output', 'simplified');
	return findOption(OUTPUTS, output) === 'raw';
}

function withItem(context: ItemContext, error: unknown): unknown {
	if (!(error instanceof Smsb2bError)) return error;
	return new ItemError(context.getNode(), context.getItemIndex(), error.text);
}

/** One item; `path` names the objects in which the row may stand, from the outermost. */
export function oneItem(columns: RowMapper, ...path: string[]): OutputMapper {
	return (answer) => {
		const item = mapRow(descend(answer, path), columns);
		const other = isEmptyItem(item) ? onlyObject(answer) : undefined;
		return [other ? mapRow(other, columns) : item];
	};
}

/** As {@link oneItem}, for what was asked for. @throws Smsb2bError when the answer has nothing of it */
export function askedItem(columns: RowMapper, ...path: string[]): OutputMapper {
	const item = oneItem(columns, ...path);
	return function (answer) {
		const [json] = item.call(this, answer);
		if (isEmptyItem(json)) throw unreadAnswer(answer);
		return [json];
	};
}

const WITHOUT_ID =
	'SMSB2B accepted the call, but gave no ID of what was made: see the list of them.';

/** As {@link oneItem}, for what was made; says where its ID is missing. */
export function madeItem(columns: RowMapper, ...path: string[]): OutputMapper {
	const item = oneItem(columns, ...path);
	return function (answer) {
		const [json] = item.call(this, answer);
		return [isEmptyItem(json) ? { note: WITHOUT_ID } : json];
	};
}

function descend(answer: ApiResponse, path: string[]): ApiResponse {
	return path.reduce((row, name) => {
		const inner = alone(row[name]);
		return isObject(inner) ? inner : row;
	}, answer);
}

/** An item for each row of a list that passes the filters, up to the limit that the user set. */
export function manyItems(
	name: ListName,
	columns: RowMapper,
	filters: Readonly<Record<string, Filter>> = {},
): OutputMapper {
	return function (answer) {
		const tests = Object.entries(filters)
			.map(([filter, test]) => ({
				wanted: trimmed(this.getNodeParameter(`filters.${filter}`, '')),
				test,
			}))
			.filter(({ wanted }) => wanted !== '')
			.map(({ wanted, test }) => test(wanted));
		const rows = readList(answer, name, columns);
		const items =
			tests.length === 0 ? rows : rows.filter((row) => tests.every((passes) => passes(row)));
		const all = parseBoolean(this.getNodeParameter('returnAll', false));
		return all ? items : items.slice(0, parseNumber(this.getNodeParameter('limit', 50)));
	};
}

/** What n8n's nodes answer when something was deleted. */
export const deleted: OutputMapper = () => [{ deleted: true }];
