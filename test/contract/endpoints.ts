/** An endpoint of the SMSB2B API v3 as its reference describes it. */
export interface Endpoint {
	path: string;
	/** The resource and operation that it is in the node. */
	operation: string;
	/** Every parameter beside `key` and `type`. */
	parameters: readonly string[];
	/** The refusal codes beside 101, which every endpoint but `mobile/check` knows. */
	codes: readonly number[];
	/** Anybody may call it. */
	keyless?: true;
}

const DETAILS = [
	...['name', 'surname', 'fullname', 'vname', 'vsurname', 'birthday', 'nameday'],
	...['custom1', 'custom2', 'custom3', 'custom4', 'custom5'],
];
const VIBER = {
	parameters: [
		...['to', 'text', 'from', 'button_caption', 'button_action', 'image', 'validity'],
		...['all_devices', 'sms_fallback', 'sms_text', 'sms_from', 'ucs', 'flash'],
	],
	codes: [501, 503, 504, 505, 506, 507, 508, 509, 510, 511, 512, 513, 514, 515, 516, 517, 518],
};
const NOTHING = { parameters: [], codes: [] };
const LOGIN = { parameters: ['username', 'password'], codes: [] };
const A_CONTACT = { parameters: ['contactId'], codes: [214, 216] };
const A_GROUP = { parameters: ['groupId'], codes: [215, 217] };

/** All endpoints of the reference. */
export const ENDPOINTS: readonly Endpoint[] = [
	endpoint('mobile/check', 'mobile.check', {
		parameters: ['mobile'],
		codes: [201, 205],
		keyless: true,
	}),
	endpoint('key/get', 'apiKey.get', LOGIN),
	endpoint('key/reset', 'apiKey.reset', LOGIN),
	endpoint('sms/bulk', 'sms.sendBulk', {
		parameters: ['to', 'text', 'from', 'ucs', 'flash', 'timestamp'],
		codes: [102, 103, 104, 105],
	}),
	endpoint('sms/cancel', 'sms.cancel', {
		parameters: ['smsId'],
		codes: [107, 108, 109, 110, 111],
	}),
	endpoint('sms/send', 'sms.send', {
		parameters: ['to', 'text', 'from', 'ucs', 'flash', 'timestamp', 'callback'],
		codes: [102, 103, 104, 105, 106],
	}),
	endpoint('viber/send', 'viber.send', VIBER),
	endpoint('viber/bulk', 'viber.sendBulk', VIBER),
	endpoint('viber/balance', 'viber.getBalance', NOTHING),
	endpoint('me/balance', 'account.getBalance', NOTHING),
	endpoint('2fa/send', 'twoFactor.send', {
		parameters: ['to', 'text', 'from', 'wait', 'callback', 'ucs'],
		codes: [102, 103, 105, 106],
	}),
	endpoint('2fa/check', 'twoFactor.check', {
		parameters: ['authId', 'code'],
		codes: [300, 301, 302],
	}),
	endpoint('contact/add', 'contact.create', {
		parameters: ['mobile', ...DETAILS],
		codes: [201, 202, 203, 204, 205],
	}),
	endpoint('contact/delete', 'contact.delete', A_CONTACT),
	endpoint('contact/get', 'contact.get', A_CONTACT),
	endpoint('contact/list', 'contact.getAll', NOTHING),
	endpoint('contact/update', 'contact.update', {
		parameters: ['contactId', 'mobile', ...DETAILS],
		codes: [201, 202, 203, 214, 221],
	}),
	endpoint('group/add', 'group.create', { parameters: ['name'], codes: [213] }),
	endpoint('group/addContact', 'group.addContact', {
		parameters: ['groupId', 'contactId'],
		codes: [214, 215, 216, 217, 218],
	}),
	endpoint('group/delete', 'group.delete', A_GROUP),
	endpoint('group/deleteAllContacts', 'group.removeAllContacts', A_GROUP),
	endpoint('group/deleteContact', 'group.removeContact', {
		parameters: ['groupId', 'contactId', 'contactGroupId'],
		codes: [215, 217],
	}),
	endpoint('group/get', 'group.get', A_GROUP),
	endpoint('group/list', 'group.getAll', NOTHING),
	endpoint('history/group/list', 'history.getAllGroup', NOTHING),
	endpoint('history/single/list', 'history.getAllSingle', NOTHING),
	endpoint('hlr/lookup', 'hlr.lookup', { parameters: ['mobile'], codes: [105, 201, 205] }),
	endpoint('purchase/list', 'purchase.getAll', NOTHING),
	endpoint('status/get', 'status.getChanged', NOTHING),
	endpoint('status/sms', 'status.get', { parameters: ['smsId'], codes: [] }),
	endpoint('user/add', 'user.create', { parameters: ['email', 'password'], codes: [601, 602] }),
	endpoint('user/list', 'user.getAll', NOTHING),
	endpoint('user/topup', 'user.topUp', {
		parameters: ['userId', 'sms', 'cost'],
		codes: [206, 207, 208, 209, 210, 211],
	}),
	endpoint('user/comment/add', 'userComment.create', {
		parameters: ['userId', 'comment'],
		codes: [208, 209, 212],
	}),
	endpoint('user/comment/delete', 'userComment.delete', {
		parameters: ['commentId'],
		codes: [212, 220],
	}),
	endpoint('user/comment/list', 'userComment.getAll', {
		parameters: ['userId'],
		codes: [208, 209],
	}),
];

/** The 53 codes of the reference. */
export const CODES: readonly number[] = [
	...new Set([101, ...ENDPOINTS.flatMap(({ codes }) => codes)]),
].sort((a, b) => a - b);

function endpoint(
	path: string,
	operation: string,
	about: Omit<Endpoint, 'path' | 'operation'>,
): Endpoint {
	return { path, operation, ...about };
}
