import { id, state, text, type Columns } from '../../response/columns';

/** A message and its state. */
export const statusColumns: Columns = {
	smsId: id('smsId', 'id'),
	status: state('status'),
	statusCode: text('status'),
};

/** The list in which the status endpoints answer, where they do not number their rows. */
export const statusList = { plural: 'sms', singular: 'sms' };
