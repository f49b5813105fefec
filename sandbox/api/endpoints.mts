import { balanceEndpoints } from './balance.mts';
import type { Endpoint } from './endpoint.mts';
import { keyEndpoints } from './key.mts';
import { mobileEndpoints } from './mobile.mts';
import { smsEndpoints } from './sms.mts';
import { statusEndpoints } from './status.mts';

/** Every endpoint of the API. */
export const ENDPOINTS: readonly Endpoint[] = [
	...balanceEndpoints,
	...keyEndpoints,
	...mobileEndpoints,
	...smsEndpoints,
	...statusEndpoints,
];
