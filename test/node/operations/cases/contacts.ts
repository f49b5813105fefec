import type { TestSandbox } from '../../../support/sandbox';
import { byId, SUCCESS, textWith, type OperationCase } from './case';

/** What contact/get gives back of the details; it has no full name. */
const KEPT_DETAILS = {
	name: 'Γιώργος',
	surname: 'Παπαδόπουλος',
	vname: 'Γιώργο',
	vsurname: 'Παπαδόπουλε',
	nameday: '2026-04-23',
	custom1: 'A1',
	custom2: '0 & <b>',
	custom3: 'c',
	custom4: 'd',
	custom5: 'e',
};
const DETAILS = { ...KEPT_DETAILS, fullname: 'Γιώργος Παπαδόπουλος' };
const BIRTHDAY = { picked: '1990-05-17T00:00:00', sent: '1990-05-17' };

const NO_DETAILS = {
	...{ name: '', surname: '', vname: '', vsurname: '', birthday: '', nameday: '' },
	...{ custom1: '', custom2: '', custom3: '', custom4: '', custom5: '' },
};
const MARIA = {
	...NO_DETAILS,
	contactId: '500001',
	mobile: '306971000001',
	name: 'Maria',
	surname: 'Papadopoulou',
	vname: 'Maria',
};
const NIKOS = {
	...NO_DETAILS,
	contactId: '500002',
	mobile: '306942000002',
	name: 'Nikos',
	surname: 'Georgiou',
	vname: 'Niko',
};
const ANNA = {
	...NO_DETAILS,
	contactId: '500003',
	mobile: '491725984200',
	name: 'Anna',
	surname: 'Schmidt',
};
const CELEBRATING = {
	...{ ...NO_DETAILS, contactId: '500004', mobile: '306970000009', cost: 1 },
	...{ birthday: '2001-04-23', nameday: '2020-04-23', celebrates: 'both' },
};
const CONTACTS = [
	{ ...MARIA, cost: 1 },
	{ ...NIKOS, cost: 1 },
	{ ...ANNA, cost: 2 },
];

async function giveMariaDetails(sandbox: TestSandbox): Promise<void> {
	const birthday = BIRTHDAY.sent;
	await sandbox.call('contact/update', { contactId: '500001', ...KEPT_DETAILS, birthday });
}

/** Contacts. */
export const contactCases: OperationCase[] = [
	{
		operation: 'contact.create',
		path: 'contact/add',
		parameters: {
			mobile: '6971234567',
			additionalFields: { ...DETAILS, birthday: BIRTHDAY.picked },
		},
		sent: { mobile: '6971234567', ...DETAILS, birthday: BIRTHDAY.sent },
		items: [{ contactId: '500004' }],
		plain: [{ contactId: '500004' }],
	},
	{
		operation: 'contact.create',
		about: 'with empty fields, which are not sent',
		path: 'contact/add',
		parameters: { mobile: ' 6971234567 ', additionalFields: { name: '', birthday: '' } },
		sent: { mobile: '6971234567' },
		items: [{ contactId: '500004' }],
		plain: [{ contactId: '500004' }],
	},
	{
		operation: 'contact.update',
		path: 'contact/update',
		parameters: {
			contactId: byId('500001'),
			updateFields: { ...DETAILS, mobile: '6971234567', birthday: BIRTHDAY.picked },
		},
		sent: { contactId: '500001', ...DETAILS, mobile: '6971234567', birthday: BIRTHDAY.sent },
		items: [{ contactId: '500001' }],
		plain: [{ text: '500001' }],
	},
	{
		operation: 'contact.update',
		about: 'which clears a field on purpose and leaves an empty one alone',
		path: 'contact/update',
		parameters: { contactId: byId('500001'), updateFields: { name: '', clear: ['vname'] } },
		sent: { contactId: '500001', vname: '' },
		items: [{ contactId: '500001' }],
		plain: [{ text: '500001' }],
	},
	{
		operation: 'contact.upsert',
		about: 'of a number that no contact has',
		path: 'contact/add',
		parameters: { mobile: '6971234567', additionalFields: { name: 'Eleni' } },
		sent: { mobile: '6971234567', name: 'Eleni' },
		items: [{ contactId: '500004', mobile: '6971234567', action: 'created' }],
		plain: [{ contactId: '500004', mobile: '6971234567', action: 'created' }],
	},
	{
		operation: 'contact.delete',
		path: 'contact/delete',
		parameters: { contactId: byId('500001') },
		sent: { contactId: '500001' },
		items: [{ deleted: true }],
		plain: [SUCCESS],
	},
	{
		operation: 'contact.get',
		path: 'contact/get',
		parameters: { contactId: byId('500001') },
		prepare: giveMariaDetails,
		sent: { contactId: '500001' },
		items: [
			{
				...MARIA,
				...KEPT_DETAILS,
				birthday: BIRTHDAY.sent,
				groups: [{ groupId: '7001', name: 'Parents' }],
			},
		],
		plain: [textWith('Παπαδόπουλος')],
	},
	{
		operation: 'contact.get',
		about: 'who is in no group',
		path: 'contact/get',
		parameters: { contactId: byId('500003') },
		sent: { contactId: '500003' },
		items: [{ ...ANNA, groups: [] }],
		plain: [textWith('Schmidt')],
	},
	{
		operation: 'contact.getAll',
		path: 'contact/list',
		parameters: { returnAll: true },
		sent: {},
		items: CONTACTS,
		plain: [textWith('Georgiou')],
	},
	{
		operation: 'contact.getAll',
		about: 'by part of a name and by number',
		path: 'contact/list',
		parameters: { returnAll: true, filters: { name: 'GEÓRG', mobile: '0030 6942 000002' } },
		sent: {},
		items: CONTACTS.slice(1, 2),
		plain: [textWith('Georgiou')],
	},
	{
		operation: 'contact.getAll',
		about: 'who celebrate on a day',
		path: 'contact/list',
		parameters: { limit: 1, filters: { celebratesOn: '2026-04-23' } },
		prepare: async (sandbox) => {
			const own = { mobile: '306970000009', birthday: '2001-04-23', nameday: '2020-04-23' };
			await sandbox.call('contact/add', own);
		},
		sent: {},
		items: [CELEBRATING],
		plain: [textWith('306970000009')],
	},
	{
		operation: 'contact.getAll',
		about: 'limited to two',
		path: 'contact/list',
		parameters: { limit: 2 },
		sent: {},
		items: CONTACTS.slice(0, 2),
		plain: [textWith('Georgiou')],
	},
	{
		operation: 'contact.getAll',
		about: 'of an account without contacts',
		path: 'contact/list',
		parameters: { returnAll: true },
		prepare: async (sandbox) => await sandbox.control('DELETE', 'accounts/demo/contacts'),
		sent: {},
		items: [],
		plain: [SUCCESS],
	},
];
