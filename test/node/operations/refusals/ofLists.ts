import type { TestSandbox } from '../../../support/sandbox';
import { byId } from '../cases/case';
import { balance, causes, EMPTY, foreseen, type Cause } from './cause';

const LANDLINE = '2101234567';
const TAKEN = '306942000002';
const OPTED_OUT = '306970000013';
const MARIA = { contactId: byId('500001') };
const NOBODY = { contactId: byId('1') };
const NO_CONTACT = { contactId: byId(EMPTY) };
const PARENTS = { groupId: byId('7001') };
const NO_SUCH_GROUP = { groupId: byId('1') };
const NO_GROUP = { groupId: byId(EMPTY) };

const contactCauses = [
	...foreseen('contact.create', [205, { mobile: EMPTY }]),
	...causes('contact.create', [201, { mobile: LANDLINE }], [202, { mobile: TAKEN }]),
	...causes('contact.create', [203, { mobile: OPTED_OUT }], [204]),
	...foreseen('contact.update', [214, { ...NO_CONTACT, updateFields: { name: 'x' } }]),
	...causes(
		'contact.update',
		[201, { ...MARIA, updateFields: { mobile: LANDLINE } }],
		[202, { ...MARIA, updateFields: { mobile: TAKEN } }],
		[203, { ...MARIA, updateFields: { mobile: OPTED_OUT } }],
		[221, { ...NOBODY, updateFields: { name: 'x' } }],
	),
	...['contact.get', 'contact.delete'].flatMap((operation) => [
		...foreseen(operation, [214, NO_CONTACT]),
		...causes(operation, [216, NOBODY]),
	]),
];

const groupCauses = [
	...foreseen('group.create', [213, { name: ' ' }]),
	...foreseen('group.addContact', [214, { ...PARENTS, ...NO_CONTACT }]),
	...foreseen('group.addContact', [215, { ...NO_GROUP, ...MARIA }]),
	...causes('group.addContact', [216, { ...PARENTS, ...NOBODY }]),
	...causes('group.addContact', [217, { ...NO_SUCH_GROUP, ...MARIA }]),
	...['group.get', 'group.delete', 'group.removeAllContacts'].flatMap((operation) => [
		...foreseen(operation, [215, NO_GROUP]),
		...causes(operation, [217, NO_SUCH_GROUP]),
	]),
	...foreseen('group.removeContact', [215, { ...NO_GROUP, ...MARIA }]),
	...causes(
		'group.removeContact',
		[217, { ...NO_SUCH_GROUP, ...MARIA }],
		[217, { ...PARENTS, contactId: byId('500003') }],
		[217, { removeBy: 'membership', contactGroupId: '1' }],
	),
];

const USER = { userId: byId('12347') };
const NO_USER = { userId: byId(EMPTY) };
const NOT_MINE = { userId: byId('12346') };
const LOGIN = { email: 'sub@example.com', password: 'secret' };

async function addUser(sandbox: TestSandbox): Promise<void> {
	await sandbox.call('user/add', LOGIN);
}

const userCauses = [
	...causes('user.create', [601, { ...LOGIN, email: 'second@example.com' }]),
	...causes('user.create', [602, LOGIN, async (sandbox) => await sandbox.account({ maxUsers: 0 })]),
	...foreseen(
		'user.topUp',
		[206, { ...USER, sms: '={{ "many" }}', cost: 1 }],
		[206, { ...USER, sms: 1.5, cost: 1 }],
		[207, { ...USER, sms: 1, cost: '={{ "free" }}' }],
		[208, { ...NO_USER, sms: 1, cost: 1 }],
	),
	...causes(
		'user.topUp',
		[209, { ...NOT_MINE, sms: 1, cost: 1 }],
		[210, { ...USER, sms: -1, cost: 1 }, addUser],
		[211, { ...USER, sms: 1001, cost: 1 }, addUser],
	),
	...foreseen('userComment.create', [208, { ...NO_USER, comment: 'Paid' }]),
	...causes('userComment.create', [212], [209, { ...NOT_MINE, comment: 'Paid' }]),
	...causes('userComment.delete', [212], [220, { commentId: '1' }]),
	...foreseen('userComment.getAll', [208, NO_USER]),
	...causes('userComment.getAll', [209, NOT_MINE]),
];

const numberCauses = [
	...foreseen('mobile.check', [205, { mobile: EMPTY }]),
	...causes('mobile.check', [201, { mobile: LANDLINE }]),
	...foreseen('hlr.lookup', [205, { mobile: ' ' }]),
	...causes('hlr.lookup', [201, { mobile: LANDLINE }]),
	...causes('hlr.lookup', [105, { mobile: '6971234567' }, balance(0)]),
];

/** Why everything but messages is refused. */
export const listCauses: readonly Cause[] = [
	...contactCauses,
	...groupCauses,
	...userCauses,
	...numberCauses,
];
