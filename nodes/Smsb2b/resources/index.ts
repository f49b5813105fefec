import type { Resource } from '../operation';
import { safeguarded } from '../safeguards/safeguarded';
import { withValueChecks } from '../validation/checkDeclaredValues';
import { account } from './account';
import { apiKey } from './apiKey';
import { contact } from './contact';
import { group } from './group';
import { history } from './history';
import { hlr } from './hlr';
import { mobile } from './mobile';
import { purchase } from './purchase';
import { sms } from './sms';
import { status } from './status';
import { twoFactor } from './twoFactor';
import { user } from './user';
import { userComment } from './userComment';
import { viber } from './viber';

/** Everything that the node can do, in the order in which the editor lists it: what is used most comes first. */
export const resources: Resource[] = [
	sms,
	viber,
	twoFactor,
	contact,
	group,
	status,
	history,
	mobile,
	hlr,
	account,
	purchase,
	user,
	userComment,
	apiKey,
].map((resource) => ({
	...resource,
	operations: resource.operations.map(withValueChecks).map(safeguarded),
}));
