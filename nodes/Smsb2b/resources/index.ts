import type { Resource } from '../operation';
import { checksValues } from '../validation/checkValues';
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

/** Everything that the node can do, in the order in which the editor lists it. */
export const resources: Resource[] = [
	account,
	apiKey,
	contact,
	group,
	history,
	hlr,
	mobile,
	purchase,
	sms,
	status,
	twoFactor,
	user,
	userComment,
	viber,
].map((resource) => ({ ...resource, operations: resource.operations.map(checksValues) }));
