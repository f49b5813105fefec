import { id, text, type Columns } from '../../../../lib/api/rowMapper';

/** The list in which group/list answers. */
export const groupList = { plural: 'groups', singular: 'group' };

/** A group. */
export const groupColumns: Columns = (row) => ({ groupId: id(row.groupId), name: text(row.name) });
