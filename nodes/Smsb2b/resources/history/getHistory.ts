import type { Filter } from '../../../../lib/api/filters';
import { manyItems } from '../../../../lib/api/output';
import type { RowMapper } from '../../../../lib/api/rowMapper';
import type { ListName } from '../../../../lib/api/rows';
import { executeItem } from '../../executeItem';
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
		return await executeItem({ effect: 'reads', output })(context, request);
	};
}
