import type { PreSend } from '../../../lib/api/context';
import type { Field } from '../operation';
import { invalidInput } from '../validation/inputErrors';
import { onlyWhen } from './dependent';
import { rejectsNull } from './rejectsNull';
import { parseNumber } from '../../../lib/values/number';
import { trimmed } from '../../../lib/values/single';

const numberOfResults: PreSend = async function (request) {
	const given: unknown = this.getNodeParameter('limit', '');
	const limit = parseNumber(given);
	if (Number.isInteger(limit) && limit > 0) return request;
	throw invalidInput(this, {
		message: `The value in "Limit" is not a number of results: ${trimmed(given).slice(0, 60) || 'nothing'}`,
		description: 'Enter a whole number of at least 1, or turn on "Return All".',
	});
};

const returnAll: Field = {
	displayName: 'Return All',
	name: 'returnAll',
	type: 'boolean',
	default: false,
	description: 'Whether to return all results or only up to a given limit',
};

/** Return All and Limit, which every list that can be cut short has. */
export const listLength: Field[] = [
	returnAll,
	onlyWhen(returnAll, [false], {
		displayName: 'Limit',
		name: 'limit',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 50,
		description: 'Max number of results to return',
		routing: { send: { preSend: [numberOfResults] } },
	}),
];

/** The collection Filters of a list. SMSB2B knows no filters: they are applied to what it returns. */
export function filters(...own: Field[]): Field {
	return {
		displayName: 'Filters',
		name: 'filters',
		type: 'collection',
		placeholder: 'Add Filter',
		default: {},
		options: own.map((filter) => rejectsNull('filters', 'leave the filter out', filter)),
	};
}
