import { id } from '../../../../lib/api/rowMapper';
import { oneItem, reads } from '../../../../lib/api/output';

/** The contact is in the group already: "can be interpreted as success" (reference, group/addContact). */
const ALREADY_MEMBER = '218';

const membership = oneItem(
	(row) => ({ contactGroupId: id(row.contactGroupId) }),
	'group',
	'contact',
);

/** What group/addContact answers. */
export const readsMembership = reads(
	function (answer) {
		const alreadyMember = String(answer.error) === ALREADY_MEMBER;
		return membership.call(this, answer).map((json) => ({ ...json, alreadyMember }));
	},
	{ alsoAccepted: [ALREADY_MEMBER] },
);
