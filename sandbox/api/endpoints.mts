import { balanceEndpoints } from './balance.mts';
import type { Endpoint } from './endpoint.mts';
import { keyEndpoints } from './key.mts';
import { mobileEndpoints } from './mobile.mts';
import { smsEndpoints } from './sms.mts';
import { statusEndpoints } from './status.mts';
import { contactEndpoints } from './contact.mts';
import { groupEndpoints } from './group.mts';
import { historyEndpoints } from './history.mts';
import { hlrEndpoints } from './hlr.mts';
import { purchaseEndpoints } from './purchase.mts';
import { twoFactorEndpoints } from './two-factor.mts';
import { userEndpoints } from './user.mts';
import { userCommentEndpoints } from './user-comment.mts';
import { viberEndpoints } from './viber.mts';

/** Every endpoint of the API. */
export const ENDPOINTS: readonly Endpoint[] = [
	...balanceEndpoints,
	...keyEndpoints,
	...mobileEndpoints,
	...smsEndpoints,
	...statusEndpoints,
	...contactEndpoints,
	...groupEndpoints,
	...historyEndpoints,
	...hlrEndpoints,
	...purchaseEndpoints,
	...twoFactorEndpoints,
	...userEndpoints,
	...userCommentEndpoints,
	...viberEndpoints,
];
