import { amount, id, text, type Columns } from '../../response/columns';

/** The list that user/list answers, where it does not number its rows. */
export const userList = { plural: 'users', singular: 'user' };

/** A sub-account. */
export const userColumns: Columns = {
	userId: id('userId'),
	username: text('username'),
	email: text('email'),
	balance: amount('balance'),
	mobile: text('mobile'),
	key: text('key'),
};
