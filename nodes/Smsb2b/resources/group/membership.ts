import { asId } from '../../../../lib/api/rowMapper';
import { oneItem, output } from '../../../../lib/api/output';

/** The contact is in the group already: "can be interpreted as success" (reference, group/addContact). */
const ALREADY_MEMBER = '218';

const membership = oneItem(
	(row) => ({ contactGroupId: asId(row.contactGroupId) }),
	'group',
	'contact',
);

/** What group/addContact answers. */
export const readsMembership = output(
	function (answer) {
		const alreadyMember = String(answer.error) === ALREADY_MEMBER;
		return membership.call(this, answer).map((json) => ({ ...json, alreadyMember }));
	},
	{ alsoAccepted: [ALREADY_MEMBER] },
);
