import type { IDataObject } from 'n8n-workflow';

import { id, state, text, type Columns } from '../../response/columns';
import type { Answer } from '../../response/formats';
import { readList } from '../../response/readList';
import { smsList } from '../../response/rows';

/** A message and its state. */
export const statusColumns: Columns = (row) => ({
	smsId: id(row.smsId, row.id),
	status: state(row.status),
	statusCode: text(row.status),
});

/** The messages of a list and their states. */
export function statesIn(answer: Answer): IDataObject[] {
	return readList(answer, smsList, statusColumns);
}
