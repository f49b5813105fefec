import type { IDataObject } from 'n8n-workflow';

import type { ApiResponse } from './formats';
import { readList } from './readList';
import { asId, asStatus, asStatusCode, type RowMapper } from './rowMapper';
import { smsList } from './rows';

/** A message and its state. */
export const statusColumns: RowMapper = (row) => ({
	smsId: asId(row.smsId, row.id),
	status: asStatus(row.status),
	statusCode: asStatusCode(row.status),
});

/** The messages of a list and their states. */
export function statusesIn(response: ApiResponse): IDataObject[] {
	return readList(response, smsList, statusColumns);
}
