import { asId, asNumber, asText, type RowMapper } from '../../../../lib/api/rowMapper';

/** The list that user/list returns, where it does not number its rows. */
export const userList = { plural: 'users', singular: 'user' };

/** A sub-account. */
export const userColumns: RowMapper = (row) => ({
	userId: asId(row.userId),
	username: asText(row.username),
	email: asText(row.email),
	balance: asNumber(row.balance),
	mobile: asText(row.mobile),
	key: asId(row.key),
});
