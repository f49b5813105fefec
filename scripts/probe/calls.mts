/** A call that the probe makes. */
export interface ProbeCall {
	/** The endpoint, and the operation of the node that reads its response. */
	path: string;
	resource: string;
	operation: string;
	parameters?: Record<string, string>;
	/** Asks for what is not there, so that the node's output lacks most fields. */
	findsNothing?: true;
	/** Output fields that may be absent, such as those that are empty until a message was delivered. */
	mayLack?: string[];
}

/** Free, and they only read: nothing is sent, changed or consumed, and nothing is charged. */
export const READING_CALLS: readonly ProbeCall[] = [
	{ path: 'me/balance', resource: 'account', operation: 'getBalance' },
	{
		path: 'mobile/check',
		resource: 'mobile',
		operation: 'check',
		parameters: { mobile: '306900000000' },
	},
	{
		path: 'contact/list',
		resource: 'contact',
		operation: 'getAll',
		// Only with the filter of that name.
		mayLack: ['celebrates'],
	},
	{ path: 'group/list', resource: 'group', operation: 'getAll' },
	{
		path: 'history/single/list',
		resource: 'history',
		operation: 'getAllSingle',
		mayLack: ['contactId', 'ttd'],
	},
	{ path: 'history/group/list', resource: 'history', operation: 'getAllGroup' },
	{ path: 'purchase/list', resource: 'purchase', operation: 'getAll' },
	{ path: 'user/list', resource: 'user', operation: 'getAll' },
	{ path: 'viber/balance', resource: 'viber', operation: 'getBalance' },
	// No such message and no such contact: how SMSB2B says that there is nothing.
	{
		path: 'status/sms',
		resource: 'status',
		operation: 'get',
		parameters: { smsId: '1' },
		findsNothing: true,
	},
	{
		path: 'contact/get',
		resource: 'contact',
		operation: 'get',
		parameters: { contactId: '1' },
		findsNothing: true,
	},
];

/** Returns each change of a status once, so that no other program of the account will see it. */
export const CONSUMING_CALL: ProbeCall = {
	path: 'status/get',
	resource: 'status',
	operation: 'getChanged',
};

/** Sends one SMS, which is charged. */
export function sendingCall(to: string): ProbeCall {
	const parameters = { to, text: 'n8n-nodes-smsb2b probe' };
	return { path: 'sms/send', resource: 'sms', operation: 'send', parameters };
}
