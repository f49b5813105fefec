import { byId, SUCCESS, textWith, type OperationCase } from './case';

const MEMBERS = [
	{ contactId: '500001', mobile: '306971000001', name: 'Maria', surname: 'Papadopoulou' },
	{ contactId: '500002', mobile: '306942000002', name: 'Nikos', surname: 'Georgiou' },
];
const GROUPS = [
	{ groupId: '7001', name: 'Parents' },
	{ groupId: '7002', name: 'Εκπαιδευτικοί & φίλοι' },
];

/** Groups and who is in them. */
export const groupCases: OperationCase[] = [
	{
		operation: 'group.addContact',
		path: 'group/addContact',
		parameters: { groupId: byId('7001'), contactId: byId('500003') },
		sent: { groupId: '7001', contactId: '500003' },
		items: [{ contactGroupId: '900003', alreadyMember: false }],
		plain: [textWith('900003')],
	},
	{
		operation: 'group.addContact',
		about: 'who is a member already',
		path: 'group/addContact',
		parameters: { groupId: byId('7001'), contactId: byId('500001') },
		sent: { groupId: '7001', contactId: '500001' },
		items: [{ alreadyMember: true }],
		plain: [{ alreadyMember: true }],
	},
	{
		operation: 'group.addContacts',
		path: 'group/addContact',
		parameters: { groupId: byId('7001'), contactId: byId('500003') },
		sent: { groupId: '7001', contactId: '500003' },
		items: [{ contactId: '500003', contactGroupId: '900003', alreadyMember: false }],
		plain: [{ contactId: '500003', text: '900003' }],
	},
	{
		operation: 'group.create',
		path: 'group/add',
		parameters: { name: ' Α΄ τάξη ' },
		sent: { name: 'Α΄ τάξη' },
		items: [{ groupId: '7002' }],
		plain: [{ groupId: '7002' }],
	},
	{
		operation: 'group.delete',
		path: 'group/delete',
		parameters: { groupId: byId('7001') },
		sent: { groupId: '7001' },
		items: [{ deleted: true }],
		plain: [SUCCESS],
	},
	{
		operation: 'group.get',
		path: 'group/get',
		parameters: { groupId: byId('7001') },
		sent: { groupId: '7001' },
		items: [{ groupId: '7001', name: 'Parents', total: 2, contacts: MEMBERS }],
		plain: [textWith('Parents')],
	},
	{
		operation: 'group.get',
		about: 'with one member',
		path: 'group/get',
		parameters: { groupId: byId('7001') },
		prepare: async (sandbox) => {
			await sandbox.call('group/deleteContact', { groupId: '7001', contactId: '500001' });
		},
		sent: { groupId: '7001' },
		items: [{ groupId: '7001', name: 'Parents', total: 1, contacts: MEMBERS.slice(1) }],
		plain: [textWith('Parents')],
	},
	{
		operation: 'group.get',
		about: 'without members',
		path: 'group/get',
		parameters: { groupId: byId('7001') },
		prepare: async (sandbox) => {
			await sandbox.call('group/deleteAllContacts', { groupId: '7001' });
		},
		sent: { groupId: '7001' },
		items: [{ groupId: '7001', name: 'Parents', total: 0, contacts: [] }],
		plain: [textWith('Parents')],
	},
	{
		operation: 'group.getAll',
		path: 'group/list',
		parameters: { returnAll: true },
		prepare: async (sandbox) => {
			await sandbox.call('group/add', { name: GROUPS[1].name });
		},
		sent: {},
		items: GROUPS,
		plain: [textWith('Parents')],
	},
	{
		operation: 'group.getAll',
		about: 'by part of the name',
		path: 'group/list',
		parameters: { returnAll: true, filters: { name: 'ΕΚΠΑΙΔΕΥΤΙΚΟΣ' } },
		prepare: async (sandbox) => {
			await sandbox.call('group/add', { name: 'Εκπαιδευτικός' });
		},
		sent: {},
		items: [{ groupId: '7002', name: 'Εκπαιδευτικός' }],
		plain: [textWith('Εκπαιδευτικός')],
	},
	{
		operation: 'group.removeAllContacts',
		path: 'group/deleteAllContacts',
		parameters: { groupId: byId('7001') },
		sent: { groupId: '7001' },
		items: [{ deleted: true }],
		plain: [SUCCESS],
	},
	{
		operation: 'group.removeContact',
		path: 'group/deleteContact',
		parameters: { removeBy: 'contact', groupId: byId('7001'), contactId: byId('500001') },
		sent: { groupId: '7001', contactId: '500001' },
		items: [{ deleted: true }],
		plain: [SUCCESS],
	},
	{
		operation: 'group.removeContact',
		about: 'by its membership',
		path: 'group/deleteContact',
		parameters: { removeBy: 'membership', contactGroupId: '900002' },
		sent: { contactGroupId: '900002' },
		items: [{ deleted: true }],
		plain: [SUCCESS],
	},
];
