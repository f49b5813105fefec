import { oneItem, type OutputMapper } from '../../../../lib/api/output';
import type { OperationResponse } from '../../../../lib/api/readResponse';
import { asId } from '../../../../lib/api/rowMapper';

/** The contact is in the group already: "can be interpreted as success" (reference, group/addContact). */
const ALREADY_MEMBER = '218';

const membership = oneItem(
	(row) => ({ contactGroupId: asId(row.contactGroupId) }),
	'group',
	'contact',
);

/** What group/addContact gives. */
export const membershipResponse: OperationResponse = { alsoAccepted: [ALREADY_MEMBER] };

export const membershipOutput: OutputMapper = function (response) {
	const alreadyMember = String(response.error) === ALREADY_MEMBER;
	return membership.call(this, response).map((json) => ({ ...json, alreadyMember }));
};
