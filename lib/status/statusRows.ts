import type { IDataObject } from 'n8n-workflow';

import { asId, asStatus, asText, type RowMapper } from '../api/rowMapper';
import type { ApiResponse } from '../api/formats';
import { readList } from '../api/readList';
import { smsList } from '../api/rows';

/** A message and its state. */
export const statusColumns: RowMapper = (row) => ({
	smsId: asId(row.smsId, row.id),
	status: asStatus(row.status),
	statusCode: asText(row.status),
});

/** The messages of a list and their states. */
export function statusesIn(answer: ApiResponse): IDataObject[] {
	return readList(answer, smsList, statusColumns);
}
