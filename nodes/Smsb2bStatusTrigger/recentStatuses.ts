import type { IDataObject, IPollFunctions } from 'n8n-workflow';

import { fetchList } from '../../lib/api/fetchList';
import { historyGroupList, rowsOf } from '../../lib/api/rows';
import { statusesIn } from '../../lib/api/statusRows';

const MOST_SHOWN = 10;

/**
 * The states of the last messages, newest first, as a poll would give them. They are read from the history, which can be
 * read as often as one likes. Ids ascend, so the order of the history does not matter.
 */
export async function recentStatuses(
	context: IPollFunctions,
	isWanted: (message: IDataObject) => boolean,
): Promise<IDataObject[]> {
	const single = await fetchList(context, { endpoint: 'history/single/list', rows: statusesIn });
	const bulk = await fetchList(context, {
		endpoint: 'history/group/list',
		rows: (response) => rowsOf(response, historyGroupList).flatMap(statusesIn),
	});
	return [...single, ...bulk]
		.filter(isWanted)
		.sort((a, b) => Number(b.smsId) - Number(a.smsId))
		.slice(0, MOST_SHOWN);
}
