import type { OperationCase } from './case';
import { textWith } from './case';

const NEW_KEY = expect.stringMatching(/^[0-9a-f]{20}$/) as unknown as string;
const MOBILE = {
	msisdn: '306971234567',
	national: '6971234567',
	country: 'GREECE',
	countryCode: '30',
	gsmCode: '697',
	number: '1234567',
	mcc: '202',
	mnc: '01',
	cost: 1,
};
const FOREIGN = {
	result: 'OK',
	description: 'Success',
	mcc: '262',
	mnc: '01',
	network: 'TELEKOM',
	country: 'GERMANY',
	countryCode: '49',
	ported: false,
	cctld: 'de',
	mccInitial: '262',
	mncInitial: '01',
};
const PORTED = {
	...FOREIGN,
	mcc: '202',
	mnc: '10',
	network: 'NOVA',
	country: 'GREECE',
	countryCode: '30',
	ported: true,
	cctld: 'gr',
	mccInitial: '202',
};
const PURCHASES = [
	{ purchaseId: '60001', timestamp: '2026-01-12 10:30:00', cost: 45, sms: 1000 },
	{ purchaseId: '60002', timestamp: '2026-09-07 12:15:00', cost: 22.5, sms: 500 },
];

/** The account itself, its key, and what is known of numbers. */
export const accountCases: OperationCase[] = [
	{
		operation: 'account.getBalance',
		path: 'me/balance',
		parameters: {},
		sent: {},
		items: [{ balance: 1000 }],
		plain: [{ balance: 1000 }],
	},
	{
		operation: 'apiKey.get',
		path: 'key/get',
		parameters: {},
		sent: {},
		items: [{ key: 'demo-key' }],
		plain: [{ key: 'demo-key' }],
	},
	{
		operation: 'apiKey.reset',
		path: 'key/reset',
		parameters: {},
		sent: {},
		items: [{ key: NEW_KEY }],
		plain: [{ key: NEW_KEY }],
	},
	{
		operation: 'hlr.lookup',
		path: 'hlr/lookup',
		parameters: { mobile: '491725984200' },
		sent: { mobile: '491725984200' },
		items: [FOREIGN],
		plain: [textWith('TELEKOM')],
	},
	{
		operation: 'hlr.lookup',
		about: 'a number that changed its network',
		path: 'hlr/lookup',
		parameters: { mobile: '6971234577' },
		sent: { mobile: '6971234577' },
		items: [PORTED],
		plain: [textWith('NOVA')],
	},
	{
		operation: 'mobile.check',
		path: 'mobile/check',
		parameters: { mobile: '+30 697 123 4567' },
		sent: { mobile: '+306971234567' },
		items: [MOBILE],
		plain: [textWith('306971234567')],
	},
	{
		operation: 'purchase.getAll',
		path: 'purchase/list',
		parameters: { returnAll: true },
		sent: {},
		items: PURCHASES,
		plain: [textWith('2026-09-07')],
	},
	{
		operation: 'purchase.getAll',
		about: 'limited to one',
		path: 'purchase/list',
		parameters: { limit: 1 },
		sent: {},
		items: PURCHASES.slice(0, 1),
		plain: [textWith('2026-09-07')],
	},
];
