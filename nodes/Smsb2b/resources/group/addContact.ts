import { contactId, groupId } from '../../fields/ids';
import { commonOptions } from '../../fields/options';
import type { Operation } from '../../operation';
import { id } from '../../response/columns';
import { oneItem, reads } from '../../response/reader';
import { call } from '../call';

/** The contact is in the group already: "can be interpreted as success" (reference, group/addContact). */
const ALREADY_MEMBER = '218';

const membership = oneItem({ contactGroupId: id('contactGroupId') }, 'group', 'contact');

export const addContact: Operation = {
	name: 'Add Contact',
	value: 'addContact',
	action: 'Add a contact to a group',
	description: 'Add a contact to a group; a contact that is in it already stays in it',
	receipt: 'contactGroupId',
	fields: [groupId, contactId, commonOptions],
	routing: call('group/addContact', {
		effect: 'changes',
		reads: reads(
			function (answer) {
				const alreadyMember = String(answer.error) === ALREADY_MEMBER;
				return membership.call(this, answer).map((json) => ({ ...json, alreadyMember }));
			},
			{ alsoAccepted: [ALREADY_MEMBER] },
		),
	}),
};
