import type { IDataObject, IPollFunctions } from 'n8n-workflow';

import { fetchRows } from '../../lib/api/fetchList';
import { statesIn } from '../../lib/status/statusRows';
import { historyGroupList, rowsOf } from '../../lib/api/rows';

const MOST_SHOWN = 10;

/**
 * The states of the last messages, newest first, as a poll would give them. They are read from the history, which can be
 * read as often as one likes. Ids ascend, so the order of the history does not matter.
 */
export async function lastStates(
	context: IPollFunctions,
	isWanted: (message: IDataObject) => boolean,
): Promise<IDataObject[]> {
	const single = await fetchRows(context, { endpoint: 'history/single/list', rows: statesIn });
	const bulk = await fetchRows(context, {
		endpoint: 'history/group/list',
		rows: (answer) => rowsOf(answer, historyGroupList).flatMap(statesIn),
	});
	return [...single, ...bulk]
		.filter(isWanted)
		.sort((a, b) => Number(b.smsId) - Number(a.smsId))
		.slice(0, MOST_SHOWN);
}
