import { id, text, type Columns } from '../../response/columns';

/** The list in which group/list answers. */
export const groupList = { plural: 'groups', singular: 'group' };

/** A group. */
export const groupColumns: Columns = { groupId: id('groupId'), name: text('name') };
