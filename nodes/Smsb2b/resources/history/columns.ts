import { amount, flag, id, list, state, text, type Columns } from '../../response/columns';

const recipientColumns: Columns = {
	smsId: id('smsId', 'id'),
	contactId: id('contactId'),
	to: text('to'),
	status: state('status'),
	statusCode: text('status'),
	cost: amount('cost'),
	ttd: amount('ttd'),
};

/** A message in the history of single messages; `ttd` is its time to delivery in seconds. */
export const singleColumns: Columns = {
	smsId: id('smsId', 'id'),
	sender: text('sender'),
	to: text('to'),
	text: text('text'),
	timestamp: text('timestamp'),
	flash: flag('flash'),
	unicode: flag('unicode'),
	status: state('status'),
	statusCode: text('status'),
	cost: amount('cost'),
	ttd: amount('ttd'),
};

/** A message to several recipients in the history. */
export const groupColumns: Columns = {
	groupId: id('groupId'),
	sender: text('sender'),
	text: text('text'),
	timestamp: text('timestamp'),
	flash: flag('flash'),
	unicode: flag('unicode'),
	total: amount('total'),
	cost: amount('cost'),
	sms: list({ plural: 'sms', singular: 'sms' }, recipientColumns),
};
