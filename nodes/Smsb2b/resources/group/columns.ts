import { asId, asText, type RowMapper } from '../../../../lib/api/rowMapper';

/** The list that group/list returns. */
export const groupList = { plural: 'groups', singular: 'group' };

/** A group. */
export const groupColumns: RowMapper = (row) => ({
	groupId: asId(row.groupId),
	name: asText(row.name),
});
