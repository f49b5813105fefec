import type { IDataObject } from 'n8n-workflow';

import { id, state, text, type Columns } from '../api/rowMapper';
import type { Answer } from '../api/formats';
import { readList } from '../api/readList';
import { smsList } from '../api/rows';

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
