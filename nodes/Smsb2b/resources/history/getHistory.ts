import { apiRequest, withItemError } from '../../../../lib/api/apiRequest';
import type { Filter } from '../../../../lib/api/filters';
import { asItems, manyItems } from '../../../../lib/api/output';
import type { RowMapper } from '../../../../lib/api/rowMapper';
import type { ListName } from '../../../../lib/api/rows';
import type { Operation } from '../../operation';
import { historyZoneFor } from '../../validation/historyZoneFor';

/**
 * The messages of a history that pass the filters.
 *
 * @param filtersIn the filters, for the time zone in which the history is written
 */
export function getHistory(
	name: ListName,
	columns: RowMapper,
	filtersIn: (zone: string) => Record<string, Filter>,
): Operation['execute'] {
	return () => async (context, request) => {
		const output = manyItems(name, columns, filtersIn(await historyZoneFor(context)));
		const response = await apiRequest(context, request, { effect: 'reads' });
		return await withItemError(context, { effect: 'reads' }, () =>
			asItems(context, response, output),
		);
	};
}
