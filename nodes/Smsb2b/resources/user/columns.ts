import { amount, id, text, type Columns } from '../../../../lib/api/rowMapper';

/** The list that user/list answers, where it does not number its rows. */
export const userList = { plural: 'users', singular: 'user' };

/** A sub-account. */
export const userColumns: Columns = (row) => ({
	userId: id(row.userId),
	username: text(row.username),
	email: text(row.email),
	balance: amount(row.balance),
	mobile: text(row.mobile),
	key: id(row.key),
});
